import { useState } from 'react';
import { Link } from 'react-router';
import type { OrderLineFragment, SellerOrderFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoney } from '@/lib/money';
import { Button } from '@/ui/Button';
import { StoreIcon } from '@/ui/icons';
import { ProductImage } from '@/ui/ProductImage';
import { orderText } from './messages';
import { ParcelTracking } from './ParcelTracking';
import { returnable } from './progress';
import { ProgressSteps } from './ProgressSteps';
import { ReturnCard } from './ReturnCard';
import { ReturnDialog } from './ReturnDialog';

interface SellerOrderCardProps {
  sellerOrder: SellerOrderFragment;
  guestToken: string | null;
}

/** What one seller sends, how far it is, where its parcels are, and what goes back. */
export function SellerOrderCard({ sellerOrder, guestToken }: SellerOrderCardProps) {
  const text = useText(orderText);
  const { seller, lines, status, delivery, fulfilments, returns, documents } = sellerOrder;
  const [isReturning, setReturning] = useState(false);
  const canGoBack = lines.map((line) => ({ line, max: returnable(line, fulfilments) })).filter(({ max }) => max > 0);
  return (
    <section
      aria-label={text.from(seller?.name ?? text.theSeller)}
      className="overflow-hidden rounded-2xl border border-line bg-surface"
      data-testid="seller-order"
      data-status={status}
    >
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line px-6 py-4 text-sm">
        <StoreIcon className="size-4.5 text-muted" />
        {seller ? (
          <Link to={`/s/${seller.slug}`} className="font-semibold hover:underline">
            {seller.name}
          </Link>
        ) : (
          <span className="text-muted">{text.theSeller}</span>
        )}
        <span className="ml-auto text-muted">
          {delivery.label}
          {delivery.etaDays !== null && ` · ${text.about(delivery.etaDays)}`}
        </span>
      </header>
      <div className="space-y-7 p-6">
        <ProgressSteps status={status} />
        <ul className="space-y-4">
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
        {fulfilments.map((fulfilment) => (
          <ParcelTracking key={fulfilment.id} fulfilment={fulfilment} sellerOrder={sellerOrder} />
        ))}
        {returns.map((item) => (
          <ReturnCard key={item.id} item={item} guestToken={guestToken} />
        ))}
        {(canGoBack.length > 0 || documents.length > 0) && (
          <footer className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-5">
            {canGoBack.length > 0 && (
              <Button variant="secondary" size="small" onClick={() => setReturning(true)}>
                {text.actions.sendBack}
              </Button>
            )}
            {documents.map((document) => (
              <a
                key={document.number}
                href={document.url}
                target="_blank"
                rel="noreferrer"
                className="text-sm underline underline-offset-4"
              >
                {text.kinds[document.kind]} {document.number}
              </a>
            ))}
          </footer>
        )}
      </div>
      {isReturning && (
        <ReturnDialog
          sellerOrderId={sellerOrder.id}
          guestToken={guestToken}
          lines={canGoBack}
          onClose={() => setReturning(false)}
        />
      )}
    </section>
  );
}

function Line({ line }: { line: OrderLineFragment }) {
  const { units } = useText(orderText);
  const notes = [
    line.cancelledQuantity > 0 && units.cancelled(line.cancelledQuantity),
    line.returningQuantity > 0 && units.returning(line.returningQuantity),
    line.returnedQuantity > 0 && units.returned(line.returnedQuantity),
  ].filter(Boolean);
  return (
    <li className="flex items-center gap-4">
      <ProductImage
        image={line.variant?.image}
        title={line.titleSnapshot}
        sizes="4rem"
        className="size-16 shrink-0 rounded-xl"
        decorative
      />
      <div className="min-w-0">
        <p className="line-clamp-2 font-medium">
          {line.variant?.product ? (
            <Link to={`/p/${line.variant.product.slug}`} className="hover:underline">
              {line.titleSnapshot}
            </Link>
          ) : (
            line.titleSnapshot
          )}
        </p>
        <p className="text-sm text-muted">
          × {line.quantity}
          {line.optionsSnapshot && ` · ${line.optionsSnapshot}`}
        </p>
        {notes.length > 0 && <p className="text-sm font-medium text-sun-deep">{notes.join(' · ')}</p>}
      </div>
      <p className="ml-auto tabular-nums">{formatMoney(line.total)}</p>
    </li>
  );
}
