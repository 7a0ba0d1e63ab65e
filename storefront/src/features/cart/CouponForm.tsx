import { useState, type FormEvent } from 'react';
import { failureMessage } from '@/graphql/failure';
import type { CartFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { cx } from '@/ui/cx';
import { useCartCouponApplyMutation, useCartCouponRemoveMutation, type CartOwner } from './cartApi';
import { cartText } from './messages';

/** The coupons of the cart and a field for another. Why one is refused, the shop says. */
export function CouponForm({ cart, owner }: { cart: CartFragment; owner: CartOwner }) {
  const text = useText(cartText);
  const [code, setCode] = useState('');
  const [apply, applied] = useCartCouponApplyMutation();
  const [remove, removed] = useCartCouponRemoveMutation();
  const refusal =
    (applied.data ?? removed.data)?.userErrors[0]?.message ??
    (applied.error || removed.error ? failureMessage(applied.error ?? removed.error) : null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    removed.reset();
    const answer = await apply({ ...owner, cart, code: code.trim() });
    if (answer.data?.userErrors.length === 0) {
      setCode('');
    }
  };
  return (
    <div className="space-y-3">
      <form onSubmit={(event) => void submit(event)}>
        <label htmlFor="coupon" className="mb-1.5 block text-sm font-medium">
          {text.coupon.label}
        </label>
        <div className="flex gap-2">
          <input
            id="coupon"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
            aria-invalid={refusal ? true : undefined}
            aria-describedby={refusal ? 'coupon-note' : undefined}
            className={cx(
              'h-11 w-full min-w-0 rounded-xl border bg-surface px-3.5 uppercase transition-colors hover:border-ink/40',
              refusal ? 'border-coral-deep' : 'border-line-strong/60',
            )}
          />
          <Button type="submit" variant="secondary" disabled={code.trim() === ''} busy={applied.isLoading}>
            {text.coupon.apply}
          </Button>
        </div>
        {refusal && (
          <p id="coupon-note" role="alert" className="mt-1.5 text-sm text-coral-deep">
            {refusal}
          </p>
        )}
      </form>
      {cart.coupons.length > 0 && (
        <ul className="space-y-1.5" aria-label={text.coupon.yours}>
          {cart.coupons.map((coupon) => (
            <li key={coupon.code} className="flex items-baseline justify-between gap-3 text-sm">
              <span className={cx('font-medium', coupon.problem && 'text-muted line-through')}>{coupon.code}</span>
              <button
                type="button"
                className="text-muted underline underline-offset-4 hover:text-ink"
                aria-label={text.removeOne(coupon.code)}
                disabled={removed.isLoading}
                onClick={() => {
                  applied.reset();
                  void remove({ ...owner, cart, code: coupon.code });
                }}
              >
                {text.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
