import type { CartFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoney } from '@/lib/money';
import { Button, ButtonLink } from '@/ui/Button';
import { TotalLine } from '@/ui/TotalLine';
import type { CartOwner } from './cartApi';
import { CouponForm } from './CouponForm';
import { DiscountLines } from './DiscountLines';
import { cartText } from './messages';
import { isBlocked } from './problems';

export function CartSummary({ cart, owner }: { cart: CartFragment; owner: CartOwner }) {
  const { summary: text } = useText(cartText);
  return (
    <aside aria-label={text.title} className="h-fit space-y-5 rounded-2xl bg-sand p-6 lg:sticky lg:top-28">
      <CouponForm cart={cart} owner={owner} />
      <dl className="space-y-2.5">
        <TotalLine label={text.items} amount={formatMoney(cart.subtotal)} />
        <DiscountLines cart={cart} />
        <TotalLine label={text.delivery} amount={text.later} muted />
        <TotalLine label={text.total} amount={formatMoney(cart.total)} strong />
      </dl>
      {isBlocked(cart) ? (
        <Button className="w-full" disabled>
          {text.checkOut}
        </Button>
      ) : (
        <ButtonLink to="/checkout" variant="accent" className="w-full">
          {text.checkOut}
        </ButtonLink>
      )}
      <p className="text-center text-xs text-muted">{text.noAccount}</p>
    </aside>
  );
}
