import { Link } from 'react-router';
import { failureMessage } from '@/graphql/failure';
import type { CartFragment, CartLineFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoney } from '@/lib/money';
import { cx } from '@/ui/cx';
import { ProductImage } from '@/ui/ProductImage';
import { QuantityStepper } from '@/ui/QuantityStepper';
import { type CartOwner } from './cartApi';
import { cartText } from './messages';
import { messageOf, problemsOfLine } from './problems';
import { useSaveForLaterMutation } from './savedItemsApi';
import { useLineQuantity } from './useLineQuantity';

interface CartLineProps {
  line: CartLineFragment;
  cart: CartFragment;
  owner: CartOwner;
}

export function CartLine({ line, cart, owner }: CartLineProps) {
  const text = useText(cartText);
  const { quantity, isPending, refusal, setQuantity } = useLineQuantity(line, cart, owner);
  const [save, saved] = useSaveForLaterMutation();
  const { variant } = line;
  const title = variant?.product?.title ?? text.gone;
  const messages = [
    ...problemsOfLine(cart, line.id).map((problem) => messageOf(problem, text.problems)),
    ...(refusal ? [refusal] : []),
    ...(saved.error ? [failureMessage(saved.error)] : (saved.data?.userErrors.map(({ message }) => message) ?? [])),
  ];
  return (
    <li className={cx('flex gap-4 py-5', quantity === 0 && 'opacity-50')} data-testid="cart-line">
      <ProductImage
        image={variant?.image}
        title={title}
        sizes="6rem"
        className="size-20 shrink-0 rounded-xl sm:size-24"
        decorative
      />
      <div className="flex min-w-0 grow flex-wrap justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 grow basis-52">
          <p className="font-medium">
            {variant?.product ? (
              <Link to={`/p/${variant.product.slug}`} className="hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </p>
          <p className="mt-0.5 text-sm text-muted">
            {variant?.options.map(({ label, value }) => `${label}: ${value}`).join(' · ')}
          </p>
          {owner.guest === null && (
            <button
              type="button"
              className="mt-1.5 text-sm text-muted underline underline-offset-4 hover:text-ink"
              aria-label={text.saveForLater(title)}
              disabled={saved.isLoading}
              onClick={() => void save({ lineId: line.id, version: cart.version })}
            >
              {text.later}
            </button>
          )}
          {messages.map((message) => (
            <p key={message} role="alert" className="mt-1.5 text-sm font-medium text-coral-deep">
              {message}
            </p>
          ))}
        </div>
        <div className="flex items-center gap-4 self-start">
          <QuantityStepper
            label={text.quantityOf(title)}
            value={quantity}
            max={variant?.availability?.quantity ?? 99}
            disabled={!variant || quantity === 0}
            onChange={setQuantity}
          />
          <button
            type="button"
            className="text-sm text-muted underline underline-offset-4 hover:text-ink"
            aria-label={text.removeOne(title)}
            disabled={!variant}
            onClick={() => setQuantity(0)}
          >
            {text.remove}
          </button>
        </div>
        <p className={cx('ml-auto min-w-24 text-right', isPending && 'opacity-40')} aria-busy={isPending}>
          <span className="font-semibold tabular-nums">{formatMoney(line.total)}</span>
          {line.discount.minorUnits > 0 && (
            <span className="block text-sm font-medium text-teal tabular-nums">−{formatMoney(line.discount)}</span>
          )}
          {line.quantity > 1 && (
            <span className="block text-sm text-muted tabular-nums">{text.each(formatMoney(line.unitPrice))}</span>
          )}
        </p>
      </div>
    </li>
  );
}
