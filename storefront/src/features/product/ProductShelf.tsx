import { useId } from 'react';
import { type GridItem, ProductGrid } from '@/features/catalog/ProductGrid';

/** A row of products under a title; nothing when there is none. */
export function ProductShelf({ title, items }: { title: string; items: GridItem[] }) {
  const id = useId();
  if (items.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-6 text-2xl sm:text-3xl">
        {title}
      </h2>
      <ProductGrid items={items} />
    </section>
  );
}
