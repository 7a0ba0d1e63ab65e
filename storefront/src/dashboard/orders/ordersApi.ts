import { officeApi } from '@/office/graphql/officeApi';
import { changingOnce, listing, reading, type Page } from '@/office/graphql/endpoints';
import {
  GoodwillRefundDocument,
  PickListDocument,
  SaleAcceptDocument,
  SaleCancelDocument,
  SaleCountsDocument,
  SaleListDocument,
  SalePageDocument,
  SaleShipDocument,
  type SaleFragment,
  type SaleListQueryVariables,
  type SaleRowFragment,
} from '@/graphql/generated';

const ordersApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    saleList: build.infiniteQuery<Page<SaleRowFragment> | null, Omit<SaleListQueryVariables, 'after'>, string | null>(
      listing(SaleListDocument, (data) => data.seller?.orders, ['SellerOrders']),
    ),
    sale: build.query(reading(SalePageDocument, (data) => data.sellerOrder, ['SellerOrders', 'Returns'])),
    saleCounts: build.query(reading(SaleCountsDocument, (data) => data.seller, ['SellerOrders', 'Returns'])),
    pickList: build.query(reading(PickListDocument, (data) => data.seller?.orders ?? null, ['SellerOrders'])),
    saleAccept: build.mutation(
      changingOnce('sellerOrderAccept', SaleAcceptDocument, (data) => data.sellerOrderAccept, ['SellerOrders']),
    ),
    saleShip: build.mutation(
      changingOnce('sellerOrderShip', SaleShipDocument, (data) => data.sellerOrderShip, ['SellerOrders', 'Inventory']),
    ),
    saleCancel: build.mutation(
      changingOnce('sellerOrderCancel', SaleCancelDocument, (data) => data.sellerOrderCancel, [
        'SellerOrders',
        'Inventory',
      ]),
    ),
    goodwillRefund: build.mutation(
      changingOnce('refundCreate', GoodwillRefundDocument, (data) => data.refundCreate, ['SellerOrders']),
    ),
  }),
});
export type Sale = SaleFragment;
export const {
  useSaleListInfiniteQuery,
  useSaleQuery,
  useLazySaleQuery,
  useSaleCountsQuery,
  usePickListQuery,
  useSaleAcceptMutation,
  useSaleShipMutation,
  useSaleCancelMutation,
  useGoodwillRefundMutation,
} = ordersApi;
