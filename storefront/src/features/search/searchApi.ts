import { api } from '@/graphql/api';
import {
  AutocompleteDocument,
  SearchDocument,
  type AutocompleteQuery,
  type SearchFilters,
  type SearchOrder,
  type SearchQuery,
} from '@/graphql/generated';

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
    autocomplete: build.query<string[], string>({
      query: (prefix) => ({ document: AutocompleteDocument, variables: { prefix } }),
      transformResponse: (data: AutocompleteQuery) => data.autocomplete ?? [],
    }),
  }),
});

export const { useSearchInfiniteQuery, useAutocompleteQuery } = searchApi;
