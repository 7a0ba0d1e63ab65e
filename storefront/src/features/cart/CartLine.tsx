import { Link } from 'react-router';
import { failureMessage } from '@/graphql/failure';
import type { CartFragment, CartLineFragment } from '@/graphql/generated';
import { formatMoney } from '@/lib/money';
import { cx } from '@/ui/cx';
import { ProductImage } from '@/ui/ProductImage';
import { QuantityStepper } from '@/ui/QuantityStepper';
import { useCartLinesSetMutation, type CartOwner } from './cartApi';
import { problemsOfLine } from './problems';
import { useSaveForLaterMutation } from './savedItemsApi';

interface CartLineProps {
  line: CartLineFragment;
  cart: CartFragment;
  owner: CartOwner;
}

export function CartLine({ line, cart, owner }: CartLineProps) {
  const [setLine, { data, error, isLoading }] = useCartLinesSetMutation();
  const [save, saved] = useSaveForLaterMutation();
  const { variant } = line;
  const title = variant?.product?.title ?? 'A product that is unavailable';
  const setQuantity = (quantity: number) => {
    if (variant) {
      void setLine({ ...owner, cart, variantId: variant.id, quantity });
    }
  };
  const messages = [
    ...problemsOfLine(cart, line.id).map((problem) => problem.message),
    ...(error ? [failureMessage(error)] : (data?.userErrors.map(({ message }) => message) ?? [])),
    ...(saved.error ? [failureMessage(saved.error)] : (saved.data?.userErrors.map(({ message }) => message) ?? [])),
  ];
  return (
    <li className={cx('flex gap-4 py-5', isLoading && 'opacity-60')} data-testid="cart-line">
      <ProductImage image={variant?.image} title={title} className="size-24 shrink-0 rounded-xl" />
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
              aria-label={`Save ${title} for later`}
              disabled={saved.isLoading}
              onClick={() => void save({ lineId: line.id, version: cart.version })}
            >
              Save for later
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
            label={`Quantity of ${title}`}
            value={line.quantity}
            max={variant?.availability?.quantity ?? 99}
            disabled={isLoading || !variant}
            onChange={setQuantity}
          />
          <button
            type="button"
            className="text-sm text-muted underline underline-offset-4 hover:text-ink"
            aria-label={`Remove ${title}`}
            disabled={isLoading || !variant}
            onClick={() => setQuantity(0)}
          >
            Remove
          </button>
        </div>
        <p className="ml-auto min-w-24 text-right">
          <span className="font-semibold tabular-nums">{formatMoney(line.total)}</span>
          {line.discount.minorUnits > 0 && (
            <span className="block text-sm font-medium text-teal tabular-nums">−{formatMoney(line.discount)}</span>
          )}
          {line.quantity > 1 && (
            <span className="block text-sm text-muted tabular-nums">{formatMoney(line.unitPrice)} each</span>
          )}
        </p>
      </div>
    </li>
  );
}
