import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { rowsOf } from '../graphql/endpoints';
import { ListView, Pager } from '../ui/ListStates';
import type { PagedQuery } from '../ui/PagedList';
import { Panel } from '../ui/Panel';

interface Product {
  id: string;
  slug: string;
  title: string;
}

interface WordsByProductProps<TProduct extends Product, TItem extends { id: string }> {
  /** Products with what was said of each. */
  list: PagedQuery<TProduct>;
  /** Those that are to be shown; a product without any is left out. */
  itemsOf: (product: TProduct) => readonly TItem[];
  note?: (product: TProduct) => string;
  empty: ReactNode;
  /** One item, as a list item. */
  children: (item: TItem) => ReactNode;
}

/** What shoppers said, a panel for each product. */
export function WordsByProduct<TProduct extends Product, TItem extends { id: string }>({
  list,
  itemsOf,
  note,
  empty,
  children,
}: WordsByProductProps<TProduct, TItem>) {
  const { rows, total } = rowsOf<TProduct>(list.data);
  const shown = rows?.map((product) => ({ product, items: itemsOf(product) })).filter(({ items }) => items.length > 0);
  return (
    <div className="space-y-5">
      <ListView
        rows={shown}
        isLoading={list.isLoading}
        error={list.error}
        retry={() => void list.refetch()}
        empty={<Panel flush>{empty}</Panel>}
      >
        {(products) =>
          products.map(({ product, items }) => (
            <Panel key={product.id} title={product.title} note={note?.(product)} actions={<ShopLink {...product} />}>
              <ul className="divide-y divide-line">{items.map(children)}</ul>
            </Panel>
          ))
        }
      </ListView>
      <Panel flush>
        <Pager
          shown={rows?.length ?? 0}
          total={total}
          hasMore={list.hasNextPage}
          busy={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      </Panel>
    </div>
  );
}

function ShopLink({ slug }: Product) {
  return (
    <Link to={`/p/${slug}`} className="text-sm text-muted hover:text-ink hover:underline">
      In the shop
    </Link>
  );
}
