import { useId } from 'react';
import { Link } from 'react-router';
import { type GridItem, ProductGrid } from '@/features/catalog/ProductGrid';
import { useText } from '@/i18n/text';
import { homeText } from './messages';

/** A row of products with a way to more of them. */
export function Shelf({ title, more, items }: { title: string; more?: string; items: GridItem[] | undefined }) {
  const text = useText(homeText);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className="mb-6 flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-2xl sm:text-3xl">
          {title}
        </h2>
        {more && (
          <Link
            to={more}
            aria-label={`${text.seeAll}: ${title}`}
            className="text-sm font-medium whitespace-nowrap underline underline-offset-4"
          >
            {text.seeAll}
          </Link>
        )}
      </div>
      <ProductGrid items={items} placeholders={4} />
    </section>
  );
}
