import { formatMoment } from '@/lib/dates';
import { ParcelBadge } from '@/office/sale/saleStates';
import { DownloadLink } from '@/office/ui/Button';
import { PrintIcon } from '@/office/ui/icons';
import { Panel } from '@/office/ui/Panel';
import type { Sale } from './ordersApi';

/** What was handed to carriers, and where it is. */
export function Parcels({ sale }: { sale: Sale }) {
  return (
    <>
      {sale.fulfilments.map((parcel, index) => (
        <Panel
          key={parcel.id}
          title={`Parcel ${index + 1}`}
          note={
            <>
              {parcel.carrier}{' '}
              {parcel.trackingUrl ? (
                <a href={parcel.trackingUrl} target="_blank" rel="noreferrer" className="underline underline-offset-2">
                  {parcel.trackingNumber}
                </a>
              ) : (
                parcel.trackingNumber
              )}{' '}
              · {formatMoment(parcel.shippedAt)}
            </>
          }
          actions={
            <>
              <ParcelBadge status={parcel.status} />
              {parcel.packingSlipUrl && (
                <DownloadLink href={parcel.packingSlipUrl}>
                  <PrintIcon /> Slip
                </DownloadLink>
              )}
            </>
          }
        >
          <div className="grid gap-4 text-sm sm:grid-cols-2">
            <ul className="space-y-1">
              {parcel.lines.map(({ line, quantity }) => (
                <li key={line.id}>
                  <span className="text-muted tabular-nums">{quantity} ×</span> {line.titleSnapshot}
                </li>
              ))}
            </ul>
            <ol className="space-y-1 text-muted">
              {parcel.events.map((event) => (
                <li key={event.at + event.status}>
                  {formatMoment(event.at)} · {[event.message, event.location].filter(Boolean).join(', ')}
                </li>
              ))}
            </ol>
          </div>
        </Panel>
      ))}
    </>
  );
}
