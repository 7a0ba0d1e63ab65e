import { failureMessage } from '@/graphql/failure';
import type { CartFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { useCartAcceptChangesMutation, type CartOwner } from './cartApi';
import { cartText } from './messages';
import { canAcceptChanges, isBlocked, lineIdOf, messageOf } from './problems';

/** What changed since the shopper filled the basket. Nothing is repriced behind anybody's back. */
export function CartProblems({ cart, owner }: { cart: CartFragment; owner: CartOwner }) {
  const { problems: text } = useText(cartText);
  const [accept, { isLoading, error, data }] = useCartAcceptChangesMutation();
  const refusal = data?.userErrors[0]?.message;
  if (cart.problems.length === 0) {
    return null;
  }
  return (
    <Notice tone="warning">
      <p className="font-semibold">{isBlocked(cart) ? text.blocking : text.changed}</p>
      {cart.problems
        .filter((problem) => lineIdOf(problem) === null)
        .map((problem) => messageOf(problem, text))
        .map((message) => (
          <p key={message} className="mt-1">
            {message}
          </p>
        ))}
      {canAcceptChanges(cart) && (
        <Button size="small" className="mt-3" busy={isLoading} onClick={() => void accept({ ...owner, cart })}>
          {text.accept}
        </Button>
      )}
      {(error || refusal) && <p className="mt-2">{refusal ?? failureMessage(error)}</p>}
    </Notice>
  );
}
