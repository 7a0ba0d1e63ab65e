import type { ReactNode } from 'react';
import { rowsOf, type Page } from '../graphql/endpoints';
import { ListView, Pager } from './ListStates';

/** What RTK Query's hook of a `listing` endpoint answers. */
export interface PagedQuery<T> {
  data?: { pages: (Page<T> | null)[] } | undefined;
  error?: unknown;
  isLoading: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

interface PagedListProps<T> {
  list: PagedQuery<T>;
  empty: ReactNode;
  children: (rows: readonly T[]) => ReactNode;
}

/** A list that grows page by page, in each of its states. */
export function PagedList<T>({ list, empty, children }: PagedListProps<T>) {
  const { rows, total } = rowsOf<T>(list.data);
  return (
    <>
      <ListView
        rows={rows}
        isLoading={list.isLoading}
        error={list.error}
        retry={() => void list.refetch()}
        empty={empty}
      >
        {children}
      </ListView>
      <Pager
        shown={rows?.length ?? 0}
        total={total}
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </>
  );
}
