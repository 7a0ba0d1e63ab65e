import {
  DeskDisputesDocument,
  DeskPaymentDocument,
  DeskPayoutsDocument,
  DeskReconciliationDocument,
  DeskReconciliationMakeDocument,
  DeskRefundsDocument,
  DeskSellerMoneyDocument,
  type DeskDisputesQuery,
  type DeskDisputesQueryVariables,
  type DeskLedgerEntryFragment,
  type DeskPaymentLinkFragment,
  type DeskPaymentQuery,
  type DeskPayoutsQuery,
  type DeskPayoutsQueryVariables,
  type DeskReconciliationDayFragment,
  type DeskRefundsQuery,
  type DeskRefundsQueryVariables,
  type DeskSellerMoneyQueryVariables,
} from '@/graphql/generated';
import { changing, listing, reading, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type DeskRefundRow = NonNullable<DeskRefundsQuery['refunds']>['nodes'][number];
export type DeskPayoutRow = NonNullable<DeskPayoutsQuery['payoutsNeedingPeople']>['nodes'][number];
export type DeskDisputeRow = NonNullable<DeskDisputesQuery['disputes']>['nodes'][number];
export type DeskPaymentLink = DeskPaymentLinkFragment;
export type DeskPaymentDetail = NonNullable<DeskPaymentQuery['payment']>;
export type DeskLedgerEntry = DeskLedgerEntryFragment;
export type ReconciledDay = DeskReconciliationDayFragment;

const moneyApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    deskRefunds: build.infiniteQuery<
      Page<DeskRefundRow> | null,
      Omit<DeskRefundsQueryVariables, 'after'>,
      string | null
    >(listing(DeskRefundsDocument, (data) => data.refunds, ['AllOrders'])),
    deskDisputes: build.infiniteQuery<
      Page<DeskDisputeRow> | null,
      Omit<DeskDisputesQueryVariables, 'after'>,
      string | null
    >(listing(DeskDisputesDocument, (data) => data.disputes, ['AllOrders'])),
    deskPayouts: build.infiniteQuery<
      Page<DeskPayoutRow> | null,
      Omit<DeskPayoutsQueryVariables, 'after'>,
      string | null
    >(listing(DeskPayoutsDocument, (data) => data.payoutsNeedingPeople, ['Payouts'])),
    deskPayment: build.query(reading(DeskPaymentDocument, (data) => data.payment, ['AllOrders'])),
    deskSellerMoney: build.infiniteQuery<
      Page<DeskLedgerEntry> | null,
      Omit<DeskSellerMoneyQueryVariables, 'after'>,
      string | null
    >(listing(DeskSellerMoneyDocument, (data) => data.seller?.ledger, ['AllOrders'])),
    deskReconciliation: build.query(
      reading(DeskReconciliationDocument, (data) => data.reconciliation, ['Reconciliation']),
    ),
    deskReconciliationMake: build.mutation(
      changing(DeskReconciliationMakeDocument, (data) => data.reconciliationMake, ['Reconciliation']),
    ),
  }),
});

export const {
  useDeskRefundsInfiniteQuery,
  useDeskDisputesInfiniteQuery,
  useDeskPayoutsInfiniteQuery,
  useDeskPaymentQuery,
  useDeskSellerMoneyInfiniteQuery,
  useDeskReconciliationQuery,
  useDeskReconciliationMakeMutation,
} = moneyApi;
