import { useSearchParams } from 'react-router';
import { readListing, writeListing, type Listing } from '@/features/catalog/listing';
import { ListingView } from '@/features/catalog/ListingView';
import { presentItems } from '@/features/catalog/ProductGrid';
import { useShopCurrency } from '@/features/catalog/useShopCurrency';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { usePageTitle } from '@/ui/usePageTitle';
import { useSearchInfiniteQuery } from './searchApi';
import { listingFacets, searchSorts, toSearchFilters, toSearchOrder } from './searchFilter';

export function SearchPage() {
  const [params] = useSearchParams();
  const query = params.get('q')?.trim() ?? '';
  usePageTitle(query && `“${query}”`);
  return query ? (
    <Results key={query} query={query} />
  ) : (
    <EmptyState title="What are you looking for?">Type a few words in the search field above.</EmptyState>
  );
}

function Results({ query }: { query: string }) {
  const [params, setParams] = useSearchParams();
  const currency = useShopCurrency();
  const listing = readListing(params, searchSorts);
  const search = useSearchInfiniteQuery({
    query,
    filters: toSearchFilters(listing, currency),
    orderBy: toSearchOrder(listing),
  });
  const pages = search.currentData?.pages ?? search.data?.pages;
  const first = pages?.[0];
  const change = (next: Listing) =>
    setParams(new URLSearchParams([['q', query], ...writeListing(next, searchSorts)]), { preventScrollReset: true });

  if (first === null || (search.isError && !pages)) {
    return (
      <FailureState
        error={search.error ?? { message: 'Search is resting for a moment.' }}
        retry={() => void search.refetch()}
      />
    );
  }
  return (
    <section aria-label="Search results">
      <header className="mb-8">
        <h1 className="text-4xl">“{first?.correctedQuery ?? query}”</h1>
        {first?.correctedQuery && (
          <p className="mt-2 text-muted">
            Showing results for <strong className="text-ink">{first.correctedQuery}</strong> instead of <em>{query}</em>
            .
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
        emptyText="Check the spelling, or try fewer or other words."
      />
    </section>
  );
}
