import { api } from '@/graphql/api';
import { SellerPageDocument, type SellerPageQuery } from '@/graphql/generated';

const sellerApi = api.injectEndpoints({
  endpoints: (build) => ({
    seller: build.query<SellerPageQuery['seller'], string>({
      query: (slug) => ({ document: SellerPageDocument, variables: { slug } }),
      transformResponse: (data: SellerPageQuery) => data.seller,
    }),
  }),
});

export const { useSellerQuery } = sellerApi;
