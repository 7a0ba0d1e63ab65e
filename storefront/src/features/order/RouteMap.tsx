import type { ParcelFragment, SellerOrderFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { countryName } from '@/lib/words';
import { orderText } from './messages';
import { wayOf } from './progress';

const road = 'M46 122 C 120 30, 190 150, 268 92 S 400 26, 470 84 S 556 128, 594 52';

interface RouteMapProps {
  parcel: Pick<ParcelFragment, 'status' | 'events'>;
  sellerOrder: Pick<SellerOrderFragment, 'seller' | 'shipTo'>;
}

/** The way from the seller to the door as a road, with the parcel as far along it as its scans say. Not to scale. */
export function RouteMap({ parcel, sellerOrder: { seller, shipTo } }: RouteMapProps) {
  const text = useText(orderText);
  const way = wayOf(parcel);
  const from = seller ? countryName(seller.countryCode) : text.theSeller;
  const to = `${shipTo.city}, ${countryName(shipTo.countryCode)}`;
  const last = parcel.events.at(-1);
  const at = last?.location ?? text.parcelStates[parcel.status];
  return (
    <div className="relative border-b border-line">
      <svg
        viewBox="0 0 640 170"
        role="img"
        aria-label={text.route(from, to, at)}
        className="block w-full"
        data-testid="route"
        data-way={way}
      >
        <defs>
          <pattern id="map-dots" width="14" height="14" patternUnits="userSpaceOnUse">
            <circle cx="2" cy="2" r="1.4" className="fill-line" />
          </pattern>
        </defs>
        <rect width="640" height="170" fill="url(#map-dots)" />
        <path
          d="M-10 40 C 90 10, 150 60, 230 30 S 420 -20, 660 30"
          className="fill-none stroke-sky-wash"
          strokeWidth="16"
        />
        <path d={road} className="fill-none stroke-surface" strokeWidth="11" strokeLinecap="round" />
        <path d={road} className="fill-none stroke-line" strokeWidth="3" strokeDasharray="2 9" strokeLinecap="round" />
        <path
          d={road}
          pathLength={1}
          className="fill-none stroke-teal transition-[stroke-dashoffset] duration-1000"
          strokeWidth="4"
          strokeLinecap="round"
          strokeDasharray="1"
          strokeDashoffset={1 - way}
        />
        <circle cx="46" cy="122" r="8" className="fill-ink" />
        <g transform="translate(594 52)">
          <path d="M0 0 C -14 -16 -13 -34 0 -34 C 13 -34 14 -16 0 0z" className="fill-coral" />
          <circle cy="-21" r="5" className="fill-surface" />
        </g>
        <g
          className="transition-[offset-distance] duration-1000"
          style={{ offsetPath: `path("${road}")`, offsetDistance: `${way * 100}%`, offsetRotate: '0deg' }}
        >
          <circle r="15" className="fill-surface stroke-teal" strokeWidth="3" />
          <path
            d="M-7 -3.5 0 -7 7 -3.5 V4 L0 7.500 -7 4z M-7 -3.500 0 0 7 -3.500 M0 0V7.500"
            className="fill-none stroke-teal"
            strokeWidth="1.6"
            strokeLinejoin="round"
          />
        </g>
      </svg>
      <p aria-hidden="true" className="flex justify-between gap-4 px-5 pb-3 text-xs font-medium text-muted">
        <span>{from}</span>
        <span>{to}</span>
      </p>
    </div>
  );
}
