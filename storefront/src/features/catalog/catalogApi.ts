import { api } from '@/graphql/api';
import {
  CategoryPageDocument,
  CategoryTreeDocument,
  ShopCurrencyDocument,
  type CategoryPageQuery,
  type CategoryProductsQuery,
  type CategoryTreeQuery,
  type ProductListPageFragment,
  type ProductListQuery,
  type ShopCurrencyQuery,
} from '@/graphql/generated';
import { listRequest, type ProductListKey } from './listRequest';

/** What a category that does not exist holds; its page says that there is none. */
const noProducts: ProductListPageFragment = {
  totalCount: 0,
  nodes: [],
  facets: [],
  pageInfo: { hasNextPage: false, endCursor: null },
};

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
    productList: build.infiniteQuery<ProductListPageFragment, ProductListKey, string | null>({
      query: ({ queryArg, pageParam }) => listRequest(queryArg, pageParam),
      transformResponse: (data: ProductListQuery | CategoryProductsQuery) =>
        ('products' in data ? data.products : data.category?.products) ?? noProducts,
      infiniteQueryOptions: {
        initialPageParam: null,
        getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
      },
    }),
    shopCurrency: build.query<string | undefined, void>({
      query: () => ({ document: ShopCurrencyDocument, variables: {} }),
      transformResponse: (data: ShopCurrencyQuery) => data.products.nodes[0]?.priceRange?.min.currency,
      keepUnusedDataFor: 3600,
    }),
  }),
});

export const { useCategoryTreeQuery, useCategoryQuery, useProductListInfiniteQuery, useShopCurrencyQuery } = catalogApi;
