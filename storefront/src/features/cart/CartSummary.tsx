import type { CartFragment } from '@/graphql/generated';
import { formatMoney } from '@/lib/money';
import { Button, ButtonLink } from '@/ui/Button';
import { TotalLine } from '@/ui/TotalLine';
import type { CartOwner } from './cartApi';
import { CouponForm } from './CouponForm';
import { DiscountLines } from './DiscountLines';
import { isBlocked } from './problems';

export function CartSummary({ cart, owner }: { cart: CartFragment; owner: CartOwner }) {
  return (
    <aside aria-label="Summary" className="h-fit space-y-5 rounded-2xl bg-sand p-6 lg:sticky lg:top-28">
      <CouponForm cart={cart} owner={owner} />
      <dl className="space-y-2.5">
        <TotalLine label="Items" amount={formatMoney(cart.subtotal)} />
        <DiscountLines cart={cart} />
        <TotalLine label="Delivery" amount="chosen at checkout" muted />
        <TotalLine label="Total" amount={formatMoney(cart.total)} strong />
      </dl>
      {isBlocked(cart) ? (
        <Button className="w-full" disabled>
          Check out
        </Button>
      ) : (
        <ButtonLink to="/checkout" variant="accent" className="w-full">
          Check out
        </ButtonLink>
      )}
      <p className="text-center text-xs text-muted">No account needed.</p>
    </aside>
  );
}
