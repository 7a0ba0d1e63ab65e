import { Link } from 'react-router';
import type { SellerOrderFragment } from '@/graphql/generated';
import { formatMoney } from '@/lib/money';
import { count } from '@/lib/words';
import { ProductImage } from '@/ui/ProductImage';
import { StoreIcon } from '@/ui/icons';
import { ParcelTracking } from './ParcelTracking';
import { ProgressSteps } from './ProgressSteps';

/** What one seller sends, how far it is, and where its parcels are. */
export function SellerOrderCard({ sellerOrder }: { sellerOrder: SellerOrderFragment }) {
  const { seller, lines, status, delivery, fulfilments } = sellerOrder;
  return (
    <section
      aria-label={`From ${seller?.name ?? 'the seller'}`}
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
          <span className="text-muted">Seller</span>
        )}
        <span className="ml-auto text-muted">
          {delivery.label}
          {delivery.etaDays !== null && ` · about ${count(delivery.etaDays, 'day')}`}
        </span>
      </header>
      <div className="space-y-7 p-6">
        <ProgressSteps status={status} />
        <ul className="space-y-4">
          {lines.map((line) => (
            <li key={line.id} className="flex items-center gap-4">
              <ProductImage
                image={line.variant?.image}
                title={line.titleSnapshot}
                className="size-16 shrink-0 rounded-xl"
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
              </div>
              <p className="ml-auto tabular-nums">{formatMoney(line.total)}</p>
            </li>
          ))}
        </ul>
        {fulfilments.map((fulfilment) => (
          <ParcelTracking key={fulfilment.id} fulfilment={fulfilment} />
        ))}
      </div>
    </section>
  );
}
