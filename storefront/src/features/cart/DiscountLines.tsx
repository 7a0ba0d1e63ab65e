import type { CartFragment } from '@/graphql/generated';
import { formatMoney } from '@/lib/money';
import { TotalLine } from '@/ui/TotalLine';

/** What each promotion takes off, as lines of a `<dl>`. One that makes delivery free takes nothing off the items. */
export function DiscountLines({ cart }: { cart: CartFragment }) {
  return cart.promotions
    .filter(({ discount }) => discount.minorUnits > 0)
    .map(({ promotion, discount }) => (
      <TotalLine key={promotion.id} label={promotion.name} amount={`−${formatMoney(discount)}`} />
    ));
}
