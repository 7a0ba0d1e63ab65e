import { DiscountLines } from '@/features/cart/DiscountLines';
import type { CartFragment } from '@/graphql/generated';
import { formatFee, formatMoney, type Money } from '@/lib/money';
import { ProductImage } from '@/ui/ProductImage';
import { TotalLine } from '@/ui/TotalLine';

interface OrderSummaryProps {
  cart: CartFragment;
  /** Null until the address is known. */
  shipping: Money | null;
  total: Money;
}

export function OrderSummary({ cart, shipping, total }: OrderSummaryProps) {
  const lines = cart.groups.flatMap((group) => group.lines);
  return (
    <aside aria-label="Your order" className="h-fit space-y-6 rounded-2xl bg-sand p-6 lg:sticky lg:top-28">
      <h2 className="text-xl">Your order</h2>
      <ul className="space-y-4">
        {lines.map((line) => (
          <li key={line.id} className="flex items-center gap-3.5 text-sm">
            <ProductImage
              image={line.variant?.image}
              title={line.variant?.product?.title ?? ''}
              className="size-14 shrink-0 rounded-lg"
            />
            <span className="min-w-0">
              <span className="line-clamp-2">{line.variant?.product?.title ?? 'A product'}</span>
              <span className="text-muted">× {line.quantity}</span>
            </span>
            <span className="ml-auto tabular-nums">{formatMoney(line.total)}</span>
          </li>
        ))}
      </ul>
      <dl className="space-y-2.5 border-t border-line pt-5">
        <TotalLine label="Items" amount={formatMoney(cart.subtotal)} />
        <DiscountLines cart={cart} />
        <TotalLine label="Delivery" amount={shipping ? formatFee(shipping) : 'after your address'} muted={!shipping} />
        <TotalLine label="Total" amount={formatMoney(total)} strong />
      </dl>
    </aside>
  );
}
