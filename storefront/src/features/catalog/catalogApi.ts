import { api } from '@/graphql/api';
import {
  CategoryPageDocument,
  CategoryTreeDocument,
  ProductListDocument,
  type CategoryPageQuery,
  type CategoryTreeQuery,
  type ProductListQuery,
  type ProductOrder,
  type ProductWhere,
} from '@/graphql/generated';

export type ProductPage = ProductListQuery['products'];

export interface ProductListKey {
  where: ProductWhere;
  orderBy: ProductOrder | null;
}

const pageSize = 24;

export const catalogApi = api.injectEndpoints({
  endpoints: (build) => ({
    categoryTree: build.query<CategoryTreeQuery['categoryTree'], void>({
      query: () => ({ document: CategoryTreeDocument, variables: {} }),
      transformResponse: (data: CategoryTreeQuery) => data.categoryTree,
      keepUnusedDataFor: 3600,
    }),
    category: build.query<CategoryPageQuery['category'], string>({
      query: (slug) => ({ document: CategoryPageDocument, variables: { slug } }),
      transformResponse: (data: CategoryPageQuery) => data.category,
    }),
    productList: build.infiniteQuery<ProductPage, ProductListKey, string | null>({
      query: ({ queryArg, pageParam }) => ({
        document: ProductListDocument,
        variables: { ...queryArg, first: pageSize, after: pageParam },
      }),
      transformResponse: (data: ProductListQuery) => data.products,
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
      },
    }),
  }),
});

export const { useCategoryTreeQuery, useCategoryQuery, useProductListInfiniteQuery } = catalogApi;
