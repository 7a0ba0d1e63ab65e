import { useDeferredValue } from 'react';
import type { ProductCardFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { uiText } from '@/ui/messages';
import { Skeleton } from '@/ui/Skeleton';
import { ProductCard } from './ProductCard';

export interface GridItem {
  product: ProductCardFragment;
  reason?: string | null;
}

interface ProductGridProps {
  items: GridItem[] | undefined;
  /** How many cards to outline while the products load. */
  placeholders?: number;
  /** The list is being replaced: it stays readable, and looks it. */
  stale?: boolean;
  columns?: 'wide' | 'beside-filters';
  /** What the page is about: its first rows are drawn first, and their pictures fetched at once. */
  leading?: boolean;
}

const layouts = {
  wide: 'grid-cols-2 sm:grid-cols-3 lg:grid-cols-4',
  'beside-filters': 'grid-cols-2 md:grid-cols-3',
};

/** Two rows of a wide screen beside the filters, three of a phone. */
const inSight = 6;

export function ProductGrid({ items, placeholders = 8, stale, columns = 'wide', leading = false }: ProductGridProps) {
  const text = useText(uiText);
  const className = cx('grid gap-x-4 gap-y-10 sm:gap-x-6', layouts[columns], stale && 'opacity-50 transition-opacity');
  if (!items) {
    return (
      <div className={className} role="status" aria-label={text.loading}>
        {Array.from({ length: placeholders }, (_, index) => (
          <div key={index}>
            <Skeleton className="aspect-square rounded-2xl" />
            <Skeleton className="mt-4 h-3 w-1/3" />
            <Skeleton className="mt-2 h-4 w-4/5" />
            <Skeleton className="mt-3 h-4 w-1/4" />
          </div>
        ))}
      </div>
    );
  }
  return (
    <ul className={className}>
      <Cards items={items} leading={leading} />
    </ul>
  );
}

/** A leading grid draws what is in sight first, so that it is seen sooner, and the rest right after. */
function Cards({ items, leading }: { items: GridItem[]; leading: boolean }) {
  const drawn = useDeferredValue(items, leading ? items.slice(0, inSight) : items);
  return drawn.map(({ product, reason }, index) => (
    <li key={product.id}>
      <ProductCard product={product} reason={reason} eager={leading && index < inSight} />
    </li>
  ));
}

/** Products that another subgraph could not fill in are left out of the grid. */
export function presentItems(
  hits: readonly { product: ProductCardFragment | null; reason?: string | null }[],
): GridItem[] {
  return hits.flatMap(({ product, reason }) => (product ? [{ product, reason }] : []));
}
