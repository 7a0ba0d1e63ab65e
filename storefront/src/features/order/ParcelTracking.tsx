import type { SellerOrderFragment } from '@/graphql/generated';
import { formatMoment } from '@/lib/dates';
import { sentenceCase } from '@/lib/words';
import { TruckIcon } from '@/ui/icons';

type Fulfilment = SellerOrderFragment['fulfilments'][number];

/** One parcel: who carries it, and every scan on its way, newest first. */
export function ParcelTracking({ fulfilment }: { fulfilment: Fulfilment }) {
  const { carrier, trackingNumber, trackingUrl, events } = fulfilment;
  return (
    <div className="rounded-xl bg-sand p-5">
      <p className="flex flex-wrap items-center gap-2.5 text-sm font-semibold">
        <TruckIcon className="size-5" />
        {carrier ?? 'Parcel'}
        {trackingNumber &&
          (trackingUrl ? (
            <a href={trackingUrl} className="font-normal underline underline-offset-4">
              {trackingNumber}
            </a>
          ) : (
            <span className="font-normal text-muted">{trackingNumber}</span>
          ))}
      </p>
      <ol className="mt-4 space-y-3.5 border-l-2 border-line pl-5" aria-live="polite">
        {events.toReversed().map((event, index) => (
          <li key={`${event.at}-${event.status}`} className="relative text-sm">
            <span
              aria-hidden="true"
              className={`absolute top-1.5 -left-[25px] size-2 rounded-full ${index === 0 ? 'bg-coral' : 'bg-muted/50'}`}
            />
            <p className="font-medium">{event.message ?? sentenceCase(event.status)}</p>
            <p className="text-muted">{[event.location, formatMoment(event.at)].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
