import { failureMessage } from '@/graphql/failure';
import type { CartFragment } from '@/graphql/generated';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { useCartAcceptChangesMutation, type CartOwner } from './cartApi';
import { canAcceptChanges, isBlocked, lineIdOf, messageOf } from './problems';

/** What changed since the shopper filled the basket. Nothing is repriced behind anybody's back. */
export function CartProblems({ cart, owner }: { cart: CartFragment; owner: CartOwner }) {
  const [accept, { isLoading, error, data }] = useCartAcceptChangesMutation();
  const refusal = data?.userErrors[0]?.message;
  if (cart.problems.length === 0) {
    return null;
  }
  return (
    <Notice tone="warning">
      <p className="font-semibold">
        {isBlocked(cart)
          ? 'Something needs a look before you can order.'
          : 'Something changed since you filled your basket.'}
      </p>
      {cart.problems
        .filter((problem) => lineIdOf(problem) === null)
        .map(messageOf)
        .map((message) => (
          <p key={message} className="mt-1">
            {message}
          </p>
        ))}
      {canAcceptChanges(cart) && (
        <Button size="small" className="mt-3" busy={isLoading} onClick={() => void accept({ ...owner, cart })}>
          Accept the changes
        </Button>
      )}
      {(error || refusal) && <p className="mt-2">{refusal ?? failureMessage(error)}</p>}
    </Notice>
  );
}
