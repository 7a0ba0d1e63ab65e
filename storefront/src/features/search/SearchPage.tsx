import { useSearchParams } from 'react-router';
import { readListing, writeListing, type Listing } from '@/features/catalog/listing';
import { ListingView } from '@/features/catalog/ListingView';
import { presentItems } from '@/features/catalog/ProductGrid';
import { useShopCurrency } from '@/features/catalog/useShopCurrency';
import { fill } from '@/i18n/fill';
import { useText } from '@/i18n/text';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { usePageTitle } from '@/ui/usePageTitle';
import { searchText } from './messages';
import { useSearchInfiniteQuery } from './searchApi';
import { listingFacets, searchSorts, toSearchFilters, toSearchOrder } from './searchFilter';

export function SearchPage() {
  const [params] = useSearchParams();
  const query = params.get('q')?.trim() ?? '';
  const text = useText(searchText);
  usePageTitle(query && `“${query}”`);
  return query ? (
    <Results key={query} query={query} />
  ) : (
    <EmptyState title={text.what.title}>{text.what.text}</EmptyState>
  );
}

function Results({ query }: { query: string }) {
  const [params, setParams] = useSearchParams();
  const text = useText(searchText);
  const currency = useShopCurrency();
  const listing = readListing(params, searchSorts);
  const search = useSearchInfiniteQuery({
    query,
    filters: toSearchFilters(listing, currency),
    orderBy: toSearchOrder(listing),
  });
  const pages = search.currentData?.pages ?? search.data?.pages;
  const first = pages?.[0];
  const change = (next: Listing) => setParams(new URLSearchParams([['q', query], ...writeListing(next, searchSorts)]));

  if (first === null || (search.isError && !pages)) {
    return <FailureState error={search.error ?? { message: text.resting }} retry={() => void search.refetch()} />;
  }
  return (
    <section aria-label={text.results}>
      <header className="mb-8">
        <h1 className="text-4xl">“{first?.correctedQuery ?? query}”</h1>
        {first?.correctedQuery && (
          <p className="mt-2 text-muted">
            {fill(text.corrected, {
              corrected: <strong className="text-ink">{first.correctedQuery}</strong>,
              typed: <em>{query}</em>,
            })}
          </p>
        )}
      </header>
      <ListingView
        listing={listing}
        sorts={searchSorts}
        onChange={change}
        items={pages?.flatMap((page) => presentItems(page?.hits ?? []))}
        total={first?.totalCount ?? 0}
        facets={listingFacets(first?.facets ?? [])}
        isStale={search.isFetching && !search.currentData}
        hasMore={search.hasNextPage}
        isLoadingMore={search.isFetchingNextPage}
        onMore={() => void search.fetchNextPage()}
        emptyText={text.empty}
      />
    </section>
  );
}
