import { api } from '@/graphql/api';
import {
  InteractionsRecordDocument,
  ProductPageDocument,
  ProductReviewsDocument,
  type InteractionsRecordMutation,
  type ProductPageQuery,
  type ProductReviewsQuery,
} from '@/graphql/generated';

export type ProductDetails = NonNullable<ProductPageQuery['product']>;
export type ReviewPage = NonNullable<NonNullable<ProductReviewsQuery['product']>['reviews']>;

const productApi = api.injectEndpoints({
  endpoints: (build) => ({
    product: build.query<ProductDetails | null, string>({
      query: (slug) => ({ document: ProductPageDocument, variables: { slug } }),
      transformResponse: (data: ProductPageQuery) => data.product,
    }),
    /** Tells the shop what was looked at, so that it learns what to show. Nobody waits for it. */
    recordView: build.mutation<InteractionsRecordMutation, string>({
      query: (productId) => ({
        document: InteractionsRecordDocument,
        variables: { input: { events: [{ productId, kind: 'VIEW', at: new Date().toISOString() }] } },
      }),
    }),
    reviews: build.infiniteQuery<ReviewPage | null, string, string | null>({
      query: ({ queryArg, pageParam }) => ({
        document: ProductReviewsDocument,
        variables: { productId: queryArg, first: 6, after: pageParam },
      }),
      transformResponse: (data: ProductReviewsQuery) => data.product?.reviews ?? null,
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: (page) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
      },
    }),
  }),
});

export const { useProductQuery, useRecordViewMutation, useReviewsInfiniteQuery } = productApi;
