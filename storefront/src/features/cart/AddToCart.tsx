import { Link } from 'react-router';
import { useRecordInteractionsMutation } from '@/features/interactions/interactionsApi';
import { failureMessage } from '@/graphql/failure';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { BasketIcon } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { useCartLinesAddMutation } from './cartApi';
import { cartText } from './messages';
import { useCart } from './useCart';

interface AddToCartProps {
  productId: string;
  variantId: string;
  quantity: number;
  disabled: boolean;
  /** `small` beside something in a list. */
  size?: 'small' | 'normal';
}

export function AddToCart({ productId, variantId, quantity, disabled, size = 'normal' }: AddToCartProps) {
  const text = useText(cartText);
  const { owner, isReady } = useCart();
  const [add, { data, error, isLoading }] = useCartLinesAddMutation();
  const [recordInteractions] = useRecordInteractionsMutation();
  const refusal = data?.userErrors[0]?.message;
  const addToCart = async () => {
    const answer = await add({ ...owner, variantId, quantity });
    if (answer.data?.userErrors.length === 0) {
      void recordInteractions([{ productId, kind: 'CART_ADD' }]);
    }
  };
  return (
    <div className={size === 'normal' ? 'grow space-y-3' : 'space-y-2'}>
      <Button
        variant={size === 'normal' ? 'accent' : 'secondary'}
        size={size}
        className="w-full"
        disabled={disabled || !isReady}
        busy={isLoading}
        onClick={() => void addToCart()}
      >
        {!isLoading && <BasketIcon />}
        {disabled ? text.soldOut : text.add}
      </Button>
      {(error || refusal) && <Notice tone="error">{refusal ?? failureMessage(error)}</Notice>}
      {data && !refusal && (
        <Notice tone="success">
          {text.added}{' '}
          <Link to="/cart" className="font-semibold underline underline-offset-4">
            {text.goThere}
          </Link>
        </Notice>
      )}
    </div>
  );
}
