import { Link } from 'react-router';
import { AddToCart } from '@/features/cart/AddToCart';
import { cartText } from '@/features/cart/messages';
import type { WishListItemFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { discountPercent, formatMoney } from '@/lib/money';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { ProductImage } from '@/ui/ProductImage';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { wishListText } from './messages';
import { useWishListQuery, useWishListRemoveMutation } from './wishListApi';

export function WishListPage() {
  const text = useText(wishListText);
  usePageTitle(text.title);
  const { data: items, isError, error, refetch } = useWishListQuery();
  if (isError) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (!items) {
    return <Skeleton className="h-60 rounded-2xl" />;
  }
  if (items.length === 0) {
    return (
      <EmptyState title={text.empty.title} action={<ButtonLink to="/browse">{text.browse}</ButtonLink>}>
        {text.empty.text}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="wish-list">
      <h1 id="wish-list" className="mb-6 text-3xl">
        {text.title}
      </h1>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface px-5">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Item({ item }: { item: WishListItemFragment }) {
  const text = useText(wishListText);
  const cart = useText(cartText);
  const [remove] = useWishListRemoveMutation();
  const { variant, price, priceWhenSaved } = item;
  const title = variant?.product?.title ?? cart.gone;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4" data-testid="wish">
      <ProductImage
        image={variant?.image}
        title={title}
        sizes="5rem"
        className="size-20 shrink-0 rounded-xl"
        decorative
      />
      <div className="min-w-0 grow basis-48">
        <p className="font-medium">
          {variant?.product ? (
            <Link to={`/p/${variant.product.slug}`} className="hover:underline">
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        <p className="text-sm text-muted">{variant?.options.map(({ value }) => value).join(' · ')}</p>
        <p className="text-sm">
          {price && <span className="font-semibold tabular-nums">{formatMoney(price)}</span>}{' '}
          {price && discountPercent(price, priceWhenSaved) > 0 && priceWhenSaved && (
            <span className="text-teal">{text.cheaper(formatMoney(priceWhenSaved))}</span>
          )}
          {item.isAvailable === false && <span className="text-muted">{text.soldOut}</span>}
        </p>
      </div>
      {variant?.product && (
        <AddToCart
          productId={variant.product.id}
          variantId={variant.id}
          quantity={1}
          disabled={item.isAvailable === false}
          size="small"
        />
      )}
      <button
        type="button"
        className="text-sm text-muted underline underline-offset-4 hover:text-ink"
        aria-label={text.remove(title)}
        onClick={() => variant && void remove(variant.id)}
      >
        {cart.remove}
      </button>
    </li>
  );
}
