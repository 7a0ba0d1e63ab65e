import { api } from '@/graphql/api';
import {
  ProductPageDocument,
  ProductReviewsDocument,
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

export const { useProductQuery, useReviewsInfiniteQuery } = productApi;
