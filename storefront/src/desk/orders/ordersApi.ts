import {
  DeskOrderCountsDocument,
  DeskOrderPageDocument,
  DeskOrdersDocument,
  DeskRefundDocument,
  type DeskOrderFragment,
  type DeskOrderRowFragment,
  type DeskOrdersQueryVariables,
} from '@/graphql/generated';
import { changingOnce, listing, reading, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type DeskOrder = DeskOrderFragment;
export type DeskOrderRow = DeskOrderRowFragment;

const ordersApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    deskOrders: build.infiniteQuery<Page<DeskOrderRow> | null, Omit<DeskOrdersQueryVariables, 'after'>, string | null>(
      listing(DeskOrdersDocument, (data) => data.orders, ['AllOrders']),
    ),
    deskOrder: build.query(reading(DeskOrderPageDocument, (data) => data.order, ['AllOrders'])),
    deskOrderCounts: build.query(reading(DeskOrderCountsDocument, (data) => data, ['AllOrders'])),
    deskRefund: build.mutation(
      changingOnce('deskRefund', DeskRefundDocument, (data) => data.refundCreate, ['AllOrders']),
    ),
  }),
});

export const { useDeskOrdersInfiniteQuery, useDeskOrderQuery, useDeskOrderCountsQuery, useDeskRefundMutation } =
  ordersApi;
