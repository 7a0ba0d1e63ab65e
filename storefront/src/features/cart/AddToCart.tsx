import { Link } from 'react-router';
import { failureMessage } from '@/graphql/failure';
import { Button } from '@/ui/Button';
import { BasketIcon } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { useCartLinesAddMutation } from './cartApi';
import { useCart } from './useCart';

interface AddToCartProps {
  variantId: string;
  quantity: number;
  disabled: boolean;
}

export function AddToCart({ variantId, quantity, disabled }: AddToCartProps) {
  const { owner, isReady } = useCart();
  const [add, { data, error, isLoading }] = useCartLinesAddMutation();
  const refusal = data?.userErrors[0]?.message;
  return (
    <div className="grow space-y-3">
      <Button
        variant="accent"
        className="w-full"
        disabled={disabled || !isReady}
        busy={isLoading}
        onClick={() => void add({ ...owner, variantId, quantity })}
      >
        {!isLoading && <BasketIcon />}
        {disabled ? 'Sold out' : 'Add to basket'}
      </Button>
      {(error || refusal) && <Notice tone="error">{refusal ?? failureMessage(error)}</Notice>}
      {data && !refusal && (
        <Notice tone="success">
          In your basket.{' '}
          <Link to="/cart" className="font-semibold underline underline-offset-4">
            View basket
          </Link>
        </Notice>
      )}
    </div>
  );
}
