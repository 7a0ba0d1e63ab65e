import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ProductWhere } from '@/graphql/generated';
import { Button } from '@/ui/Button';
import { cx } from '@/ui/cx';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { FilterIcon } from '@/ui/icons';
import { SelectField } from '@/ui/SelectField';
import { ShowMore } from '@/ui/ShowMore';
import { count } from '@/lib/words';
import { ActiveFilters } from './ActiveFilters';
import { useProductListInfiniteQuery } from './catalogApi';
import { FilterPanel } from './FilterPanel';
import {
  filterCount,
  readListing,
  sortOptions,
  toOrderBy,
  toWhere,
  withoutFilters,
  writeListing,
  type Listing,
} from './listing';
import { ProductGrid } from './ProductGrid';
import { useShopCurrency } from './useShopCurrency';

/** A list of products with its filters, facets, order and paging: all of the shop, a category, or one seller's. */
export function ProductListing({ within }: { within: ProductWhere }) {
  const [params, setParams] = useSearchParams();
  const [filtersOpen, setFiltersOpen] = useState(false);
  const currency = useShopCurrency();
  const listing = readListing(params);
  const list = useProductListInfiniteQuery({ where: toWhere(listing, within, currency), orderBy: toOrderBy(listing) });

  const pages = list.currentData?.pages ?? list.data?.pages;
  const total = pages?.[0]?.totalCount ?? 0;
  const facets = pages?.[0]?.facets ?? [];
  const products = pages?.flatMap((page) => page.nodes);
  const change = (next: Listing) => setParams(writeListing(next), { preventScrollReset: true });

  if (list.isError && !products) {
    return <FailureState error={list.error} retry={() => void list.refetch()} />;
  }
  return (
    <div className="gap-10 lg:grid lg:grid-cols-[15rem_1fr]">
      <aside aria-label="Filters" className={cx('mb-8 lg:block', !filtersOpen && 'hidden')}>
        <FilterPanel listing={listing} facets={facets} total={total} currency={currency} onChange={change} />
      </aside>
      <section aria-label="Products">
        <div className="mb-6 flex items-center justify-between gap-4">
          <p className="text-sm text-muted" aria-live="polite">
            {pages ? count(total, 'product') : 'Loading…'}
          </p>
          <div className="flex items-center gap-2">
            <Button
              variant="secondary"
              size="small"
              className="lg:hidden"
              aria-expanded={filtersOpen}
              onClick={() => setFiltersOpen(!filtersOpen)}
            >
              <FilterIcon className="size-4" />
              Filters{filterCount(listing) > 0 && ` (${filterCount(listing)})`}
            </Button>
            <SelectField
              inline
              label="Sort by"
              options={sortOptions}
              value={listing.sort}
              onChange={(event) => change({ ...listing, sort: event.target.value as Listing['sort'] })}
            />
          </div>
        </div>
        <ActiveFilters listing={listing} facets={facets} onChange={change} />
        {products?.length === 0 ? (
          <EmptyState
            title="Nothing matches"
            action={
              filterCount(listing) > 0 && (
                <Button onClick={() => change(withoutFilters(listing))}>Clear the filters</Button>
              )
            }
          >
            {filterCount(listing) > 0 ? 'Try with fewer filters.' : 'There is nothing here yet. Come back soon.'}
          </EmptyState>
        ) : (
          <ProductGrid
            items={products?.map((product) => ({ product }))}
            placeholders={12}
            columns="beside-filters"
            stale={list.isFetching && !list.currentData}
          />
        )}
        <ShowMore
          shown={products?.length ?? 0}
          total={total}
          what="products"
          hasMore={list.hasNextPage}
          busy={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      </section>
    </div>
  );
}
