import { api } from '@/graphql/api';
import {
  DeliveryOfDocument,
  type DeliveryOfQuery,
  PriceHistoryDocument,
  type PriceHistoryQuery,
  type ProductCardFragment,
  ProductPageDocument,
  type ProductPageQuery,
  ProductsByIdDocument,
  type ProductsByIdQuery,
} from '@/graphql/generated';

export type ProductDetails = NonNullable<ProductPageQuery['product']>;
export type PricePoint = NonNullable<PriceHistoryQuery['variant']>['priceHistory']['nodes'][number];
export type DeliveryMethodOf = NonNullable<NonNullable<DeliveryOfQuery['seller']>['deliveryMethods']>[number];

export const productApi = api.injectEndpoints({
  endpoints: (build) => ({
    product: build.query<ProductDetails | null, string>({
      query: (slug) => ({ document: ProductPageDocument, variables: { slug } }),
      transformResponse: (data: ProductPageQuery) => data.product,
    }),
    priceHistory: build.query<PricePoint[], string>({
      query: (variantId) => ({ document: PriceHistoryDocument, variables: { variantId } }),
      transformResponse: (data: PriceHistoryQuery) => data.variant?.priceHistory.nodes ?? [],
    }),
    deliveryOf: build.query<DeliveryMethodOf[], string>({
      query: (sellerSlug) => ({ document: DeliveryOfDocument, variables: { sellerSlug } }),
      transformResponse: (data: DeliveryOfQuery) => data.seller?.deliveryMethods ?? [],
      keepUnusedDataFor: 600,
    }),
    productsById: build.query<ProductCardFragment[], string[]>({
      query: (ids) => ({ document: ProductsByIdDocument, variables: { ids } }),
      transformResponse: (data: ProductsByIdQuery) => data.products.nodes,
    }),
  }),
});

export const { useProductQuery, usePriceHistoryQuery, useDeliveryOfQuery, useProductsByIdQuery } = productApi;
