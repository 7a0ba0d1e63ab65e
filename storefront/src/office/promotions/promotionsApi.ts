import {
  AllPromotionsDocument,
  PromotionEndDocument,
  PromotionToEditDocument,
  PromotionUpsertDocument,
  SellerPromotionsDocument,
  type AllPromotionsQueryVariables,
  type PromotionRowFragment,
  type SellerPromotionsQueryVariables,
} from '@/graphql/generated';
import { changing, changingOnce, listing, reading, type Page } from '../graphql/endpoints';
import { officeApi } from '../graphql/officeApi';

export type Promotion = PromotionRowFragment;

const promotionsApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    sellerPromotions: build.infiniteQuery<
      Page<Promotion> | null,
      Omit<SellerPromotionsQueryVariables, 'after'>,
      string | null
    >(listing(SellerPromotionsDocument, (data) => data.seller?.promotions, ['Promotions'])),
    allPromotions: build.infiniteQuery<
      Page<Promotion> | null,
      Omit<AllPromotionsQueryVariables, 'after'>,
      string | null
    >(listing(AllPromotionsDocument, (data) => data.promotions, ['Promotions'])),
    promotion: build.query(reading(PromotionToEditDocument, (data) => data.promotion, ['Promotions'])),
    promotionUpsert: build.mutation(
      changingOnce('promotionUpsert', PromotionUpsertDocument, (data) => data.promotionUpsert, ['Promotions']),
    ),
    promotionEnd: build.mutation(changing(PromotionEndDocument, (data) => data.promotionEnd, ['Promotions'])),
  }),
});

export const {
  useSellerPromotionsInfiniteQuery,
  useAllPromotionsInfiniteQuery,
  usePromotionQuery,
  usePromotionUpsertMutation,
  usePromotionEndMutation,
} = promotionsApi;
