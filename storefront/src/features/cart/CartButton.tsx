import { Link } from 'react-router';
import { useText } from '@/i18n/text';
import { BasketIcon } from '@/ui/icons';
import { cartText } from './messages';
import { itemCount, useCart } from './useCart';

export function CartButton() {
  const text = useText(cartText);
  const { cart } = useCart();
  const items = itemCount(cart);
  return (
    <Link
      to="/cart"
      className="relative grid size-11 place-items-center rounded-full hover:bg-sand"
      aria-label={text.button(items)}
    >
      <BasketIcon className="size-6" />
      {items > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-0.5 right-0 grid h-5 min-w-5 place-items-center rounded-full bg-coral px-1 text-xs font-semibold text-on-coral tabular-nums"
        >
          {items}
        </span>
      )}
    </Link>
  );
}
