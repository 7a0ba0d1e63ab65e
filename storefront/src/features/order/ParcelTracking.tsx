import type { ParcelFragment, SellerOrderFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { daysAfter, formatMoment, formatWeekday } from '@/lib/dates';
import { cx } from '@/ui/cx';
import { TruckIcon } from '@/ui/icons';
import { orderText } from './messages';
import { RouteMap } from './RouteMap';

interface ParcelTrackingProps {
  fulfilment: ParcelFragment;
  sellerOrder: Pick<SellerOrderFragment, 'seller' | 'shipTo' | 'delivery' | 'placedAt'>;
}

/** One parcel: its way on a map of sorts, who carries it, and every scan, newest first. */
export function ParcelTracking({ fulfilment, sellerOrder }: ParcelTrackingProps) {
  const text = useText(orderText);
  const { carrier, trackingNumber, trackingUrl, events, status, shippedAt } = fulfilment;
  const { etaDays } = sellerOrder.delivery;
  return (
    <div className="overflow-hidden rounded-xl bg-sand" data-testid="parcel" data-status={status}>
      <RouteMap parcel={fulfilment} sellerOrder={sellerOrder} />
      <div className="p-5">
        <p className="flex flex-wrap items-center gap-2.5 text-sm font-semibold">
          <TruckIcon className="size-5" />
          {carrier || text.parcel}
          {trackingNumber &&
            (trackingUrl ? (
              <a
                href={trackingUrl}
                rel="noreferrer"
                target="_blank"
                className="font-normal underline underline-offset-4"
              >
                {trackingNumber}
              </a>
            ) : (
              <span className="font-normal text-muted">{trackingNumber}</span>
            ))}
          {etaDays !== null && status !== 'DELIVERED' && (
            <span className="ml-auto font-normal text-muted">
              {text.expected(formatWeekday(daysAfter(shippedAt, etaDays)))}
            </span>
          )}
        </p>
        <ol className="mt-4 space-y-3.5 border-l-2 border-line pl-5" aria-live="polite">
          {events.toReversed().map((event, index) => (
            <li key={`${event.at}-${event.status}`} className="relative text-sm">
              <span
                aria-hidden="true"
                className={cx(
                  'absolute top-1.5 -left-[25px] size-2 rounded-full',
                  index === 0 ? 'bg-coral' : 'bg-line-strong',
                )}
              />
              <p className="font-medium">{event.message ?? text.parcelStates[event.status]}</p>
              <p className="text-muted">{[event.location, formatMoment(event.at)].filter(Boolean).join(' · ')}</p>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
