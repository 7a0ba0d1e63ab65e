import { Link } from 'react-router';
import { failureMessage } from '@/graphql/failure';
import type { SavedItemFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoney } from '@/lib/money';
import { Button } from '@/ui/Button';
import { ProductImage } from '@/ui/ProductImage';
import { cartText } from './messages';
import { useMoveToCartMutation, useRemoveSavedMutation, useSavedItemsQuery } from './savedItemsApi';

/** What the shopper keeps for later; nothing when there is none. */
export function SavedItems() {
  const text = useText(cartText);
  const { data: items = [] } = useSavedItemsQuery();
  if (items.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="saved-items" className="mt-12">
      <h2 id="saved-items" className="mb-4 text-2xl">
        {text.saved.title}
      </h2>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface px-5">
        {items.map((item) => (
          <SavedItem key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function SavedItem({ item }: { item: SavedItemFragment }) {
  const text = useText(cartText);
  const [move, moved] = useMoveToCartMutation();
  const [remove, removed] = useRemoveSavedMutation();
  const title = item.variant?.product?.title ?? text.gone;
  const failure = moved.error ?? removed.error;
  const refusal = moved.data?.userErrors[0]?.message ?? (failure ? failureMessage(failure) : null);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4" data-testid="saved-item">
      <ProductImage
        image={item.variant?.image}
        title={title}
        sizes="4rem"
        className="size-16 shrink-0 rounded-xl"
        decorative
      />
      <div className="min-w-0 grow basis-52">
        {item.variant?.product ? (
          <Link to={`/p/${item.variant.product.slug}`} className="font-medium hover:underline">
            {title}
          </Link>
        ) : (
          <p className="font-medium">{title}</p>
        )}
        <p className="text-sm text-muted tabular-nums">
          {item.isAvailable === false ? text.saved.unavailable : item.price && formatMoney(item.price)}
        </p>
        {refusal && (
          <p role="alert" className="mt-1 text-sm font-medium text-coral-deep">
            {refusal}
          </p>
        )}
      </div>
      <Button
        size="small"
        variant="secondary"
        disabled={item.isAvailable === false}
        busy={moved.isLoading}
        onClick={() => void move({ id: item.id })}
      >
        {text.saved.move}
      </Button>
      <button
        type="button"
        className="text-sm text-muted underline underline-offset-4 hover:text-ink"
        aria-label={text.saved.remove(title)}
        disabled={removed.isLoading}
        onClick={() => void remove({ id: item.id })}
      >
        {text.remove}
      </button>
    </li>
  );
}
