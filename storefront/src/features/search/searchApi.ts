import { api } from '@/graphql/api';
import { SearchDocument, type SearchFilters, type SearchOrder, type SearchQuery } from '@/graphql/generated';

export type SearchPage = NonNullable<SearchQuery['search']>;

export interface SearchKey {
  query: string;
  filters: SearchFilters;
  orderBy: SearchOrder;
}

const searchApi = api.injectEndpoints({
  endpoints: (build) => ({
    search: build.infiniteQuery<SearchPage | null, SearchKey, string | null>({
      query: ({ queryArg, pageParam }) => ({
        document: SearchDocument,
        variables: { ...queryArg, first: 24, after: pageParam },
      }),
      transformResponse: (data: SearchQuery) => data.search,
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
      },
    }),
  }),
});

export const { useSearchInfiniteQuery } = searchApi;
