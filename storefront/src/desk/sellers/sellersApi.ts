import {
  CommissionRuleRemoveDocument,
  CommissionRulesOfAllDocument,
  CommissionRuleUpsertDocument,
  DeskSellerPageDocument,
  DeskSellersDocument,
  SellerDecideDocument,
  SellerReinstateDocument,
  SellerSuspendDocument,
  type DeskSellerFragment,
  type DeskSellerPageQuery,
  type DeskSellersQueryVariables,
} from '@/graphql/generated';
import { changing, listing, reading, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type DeskSeller = DeskSellerFragment;
export type DeskSellerDetail = NonNullable<DeskSellerPageQuery['seller']>;

const sellersApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    deskSellers: build.infiniteQuery<Page<DeskSeller> | null, Omit<DeskSellersQueryVariables, 'after'>, string | null>(
      listing(DeskSellersDocument, (data) => data.sellers, ['Sellers']),
    ),
    deskSeller: build.query(reading(DeskSellerPageDocument, (data) => data.seller, ['Sellers'])),
    sellerDecide: build.mutation(changing(SellerDecideDocument, (data) => data.sellerDecide, ['Sellers'])),
    sellerSuspend: build.mutation(changing(SellerSuspendDocument, (data) => data.sellerSuspend, ['Sellers'])),
    sellerReinstate: build.mutation(changing(SellerReinstateDocument, (data) => data.sellerReinstate, ['Sellers'])),
    commissionRuleUpsert: build.mutation(
      changing(CommissionRuleUpsertDocument, (data) => data.commissionRuleUpsert, ['Sellers']),
    ),
    commissionRuleRemove: build.mutation(
      changing(CommissionRuleRemoveDocument, (data) => data.commissionRuleRemove, ['Sellers']),
    ),
    commissionRulesOfAll: build.query(
      reading(CommissionRulesOfAllDocument, (data) => data.commissionRules, ['Sellers']),
    ),
  }),
});

export const {
  useDeskSellersInfiniteQuery,
  useDeskSellerQuery,
  useSellerDecideMutation,
  useSellerSuspendMutation,
  useSellerReinstateMutation,
  useCommissionRuleUpsertMutation,
  useCommissionRuleRemoveMutation,
  useCommissionRulesOfAllQuery,
} = sellersApi;
