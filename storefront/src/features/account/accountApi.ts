import { api } from '@/graphql/api';
import { MyOrdersDocument, type MyOrdersQuery } from '@/graphql/generated';

export type MyOrdersPage = NonNullable<NonNullable<MyOrdersQuery['me']>['orders']>;

const accountApi = api.injectEndpoints({
  endpoints: (build) => ({
    myOrders: build.infiniteQuery<MyOrdersPage | null, string, string | null>({
      query: ({ pageParam }) => ({ document: MyOrdersDocument, variables: { first: 10, after: pageParam } }),
      transformResponse: (data: MyOrdersQuery) => data.me?.orders ?? null,
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
      },
      providesTags: ['Orders'],
    }),
  }),
});

export const { useMyOrdersInfiniteQuery } = accountApi;
