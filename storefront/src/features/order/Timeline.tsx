import type { OrderFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoment } from '@/lib/dates';
import { orderText } from './messages';

/** Everything that happened to the order, newest first. */
export function Timeline({ events }: { events: OrderFragment['timeline']['nodes'] }) {
  const { happened } = useText(orderText);
  if (events.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-4 text-lg">
        {happened}
      </h2>
      <ol className="space-y-3">
        {events
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map((event) => (
            <li key={`${event.at}-${event.type}-${event.message}`} className="text-sm">
              <p>{event.message}</p>
              <p className="text-muted">
                <time dateTime={event.at}>{formatMoment(event.at)}</time>
              </p>
            </li>
          ))}
      </ol>
    </section>
  );
}
