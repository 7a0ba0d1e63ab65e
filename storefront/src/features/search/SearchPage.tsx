import { useSearchParams } from 'react-router';
import { presentItems, ProductGrid } from '@/features/catalog/ProductGrid';
import { count } from '@/lib/words';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { ShowMore } from '@/ui/ShowMore';
import { usePageTitle } from '@/ui/usePageTitle';
import { useSearchInfiniteQuery } from './searchApi';

export function SearchPage() {
  const [params] = useSearchParams();
  const query = params.get('q')?.trim() ?? '';
  usePageTitle(query && `“${query}”`);
  if (!query) {
    return <EmptyState title="What are you looking for?">Type a few words in the search field above.</EmptyState>;
  }
  return <Results key={query} query={query} />;
}

function Results({ query }: { query: string }) {
  const { data, isError, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useSearchInfiniteQuery(query);
  const first = data?.pages[0];
  if (isError || first === null) {
    return (
      <FailureState error={error ?? { message: 'Search is resting for a moment.' }} retry={() => void refetch()} />
    );
  }
  const items = data?.pages.flatMap((page) => presentItems(page?.hits ?? []));
  return (
    <section aria-label="Search results">
      <header className="mb-8">
        <h1 className="text-4xl">“{first?.correctedQuery ?? query}”</h1>
        <p className="mt-2 text-muted" aria-live="polite">
          {first ? count(first.totalCount, 'result') : 'Searching…'}
          {first?.correctedQuery && (
            <>
              {' '}
              · showing results for <strong className="text-ink">{first.correctedQuery}</strong> instead of{' '}
              <em>{query}</em>
            </>
          )}
        </p>
      </header>
      {items?.length === 0 ? (
        <EmptyState title="Nothing found" action={<ButtonLink to="/browse">Browse everything</ButtonLink>}>
          Check the spelling, or try fewer or other words.
        </EmptyState>
      ) : (
        <ProductGrid items={items} />
      )}
      <ShowMore
        shown={items?.length ?? 0}
        total={first?.totalCount ?? 0}
        what="results"
        hasMore={hasNextPage}
        busy={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </section>
  );
}
