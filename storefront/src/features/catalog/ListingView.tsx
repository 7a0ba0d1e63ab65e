import { useState } from 'react';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { EmptyState } from '@/ui/EmptyState';
import { FilterIcon } from '@/ui/icons';
import { SelectField } from '@/ui/SelectField';
import { ShowMore } from '@/ui/ShowMore';
import { ActiveFilters } from './ActiveFilters';
import { FilterPanel } from './FilterPanel';
import { filterCount, withoutFilters, type Listing, type ListingFacet, type Sorts } from './listing';
import { catalogText } from './messages';
import { ProductGrid, type GridItem } from './ProductGrid';
import { useShopCurrency } from './useShopCurrency';

interface ListingViewProps {
  listing: Listing;
  sorts: Sorts;
  onChange: (listing: Listing) => void;
  /** Undefined while the first page loads. */
  items: GridItem[] | undefined;
  total: number;
  facets: ListingFacet[];
  /** The items are those of the listing before this one. */
  isStale: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  onMore: () => void;
  /** What to say when nothing matches although no filter is on. */
  emptyText: string;
}

/** A list of products with its filters, facets, order and paging, wherever it comes from. */
export function ListingView(props: ListingViewProps) {
  const text = useText(catalogText);
  const { listing, sorts, onChange, items, total, facets } = props;
  const currency = useShopCurrency();
  const [filtersOpen, setFiltersOpen] = useState(false);
  const filters = filterCount(listing);
  const panel = <FilterPanel listing={listing} facets={facets} total={total} currency={currency} onChange={onChange} />;
  return (
    <div className="gap-10 lg:grid lg:grid-cols-[15rem_1fr]">
      <aside aria-label={text.filters} className="hidden lg:block">
        {panel}
      </aside>
      {filtersOpen && (
        <Dialog title={text.filters} shape="side" onClose={() => setFiltersOpen(false)}>
          {panel}
          <Button className="mt-4 w-full" onClick={() => setFiltersOpen(false)}>
            {text.show(total)}
          </Button>
        </Dialog>
      )}
      <section aria-label={text.products} className="min-h-dvh">
        <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="text-sm whitespace-nowrap text-muted max-sm:w-full" aria-live="polite">
            {items ? text.count(total) : text.loading}
          </p>
          <div className="flex items-center gap-2">
            <Button
              variant="secondary"
              size="small"
              className="lg:hidden"
              aria-haspopup="dialog"
              onClick={() => setFiltersOpen(true)}
            >
              <FilterIcon className="size-4" />
              {text.filtersOn(filters)}
            </Button>
            <SelectField
              inline
              label={text.sort}
              options={sorts.map((value) => ({ value, label: text.sorts[value] }))}
              value={listing.sort}
              onChange={(event) => onChange({ ...listing, sort: event.target.value as Listing['sort'] })}
            />
          </div>
        </div>
        <ActiveFilters listing={listing} facets={facets} onChange={onChange} />
        {items?.length === 0 ? (
          <EmptyState
            title={text.nothing}
            action={
              filters > 0 && <Button onClick={() => onChange(withoutFilters(listing))}>{text.clearFilters}</Button>
            }
          >
            {filters > 0 ? text.fewer : props.emptyText}
          </EmptyState>
        ) : (
          <ProductGrid items={items} placeholders={12} columns="beside-filters" stale={props.isStale} leading />
        )}
        <ShowMore
          shown={items?.length ?? 0}
          total={total}
          what={text.unit}
          hasMore={props.hasMore}
          busy={props.isLoadingMore}
          onMore={props.onMore}
        />
      </section>
    </div>
  );
}
