import { DiscountLines } from '@/features/cart/DiscountLines';
import type { CartFragment, CheckoutQuoteFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatFee, formatMoney, formatRate } from '@/lib/money';
import { cx } from '@/ui/cx';
import { ProductImage } from '@/ui/ProductImage';
import { TotalLine } from '@/ui/TotalLine';
import { checkoutText } from './messages';

interface OrderSummaryProps {
  cart: CartFragment;
  /** Null until the address is known. */
  quote: CheckoutQuoteFragment | null;
  isFetching: boolean;
}

export function OrderSummary({ cart, quote, isFetching }: OrderSummaryProps) {
  const { summary: text } = useText(checkoutText);
  const lines = cart.groups.flatMap((group) => group.lines);
  const taxOf = (lineId: string) => quote?.parts.flatMap((part) => part.lines).find((line) => line.lineId === lineId);
  return (
    <aside aria-label={text.title} className="h-fit space-y-6 rounded-2xl bg-sand p-6 lg:sticky lg:top-32">
      <h2 className="text-xl">{text.title}</h2>
      <ul className="space-y-4">
        {lines.map((line) => {
          const taxed = taxOf(line.id);
          return (
            <li key={line.id} className="flex items-center gap-3.5 text-sm">
              <ProductImage
                image={line.variant?.image}
                title={line.variant?.product?.title ?? text.product}
                sizes="3.5rem"
                className="size-14 shrink-0 rounded-lg"
                decorative
              />
              <span className="min-w-0">
                <span className="line-clamp-2">{line.variant?.product?.title ?? text.product}</span>
                <span className="text-muted">
                  × {line.quantity}
                  {taxed && ` · ${text.lineTax(formatRate(taxed.taxRateBasisPoints), formatMoney(taxed.tax))}`}
                </span>
              </span>
              <span className="ml-auto tabular-nums">{formatMoney(line.total)}</span>
            </li>
          );
        })}
      </ul>
      <dl className={cx('space-y-2.5 border-t border-line pt-5', isFetching && 'opacity-60')} aria-busy={isFetching}>
        <TotalLine label={text.items} amount={formatMoney(cart.subtotal)} />
        <DiscountLines cart={cart} />
        <TotalLine label={text.delivery} amount={quote ? formatFee(quote.shippingTotal) : text.later} muted={!quote} />
        {quote?.taxes.map(({ rateBasisPoints, tax }) => (
          <TotalLine
            key={rateBasisPoints}
            label={(quote.pricesIncludeTax ? text.taxIncluded : text.taxAdded)(formatRate(rateBasisPoints))}
            amount={formatMoney(tax)}
            muted
          />
        ))}
        <TotalLine label={text.total} amount={formatMoney(quote?.total ?? cart.total)} strong />
      </dl>
    </aside>
  );
}
