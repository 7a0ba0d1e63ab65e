import {
  PayoutDetailDocument,
  PayoutEntriesDocument,
  PayoutListDocument,
  PayoutOverviewDocument,
  PayoutRequestDocument,
  PayoutScheduleSetDocument,
  SimulatedPayoutAccountSetDocument,
  type PayoutEntriesQueryVariables,
  type PayoutEntryFragment,
  type PayoutListQueryVariables,
  type PayoutOverviewQuery,
  type PayoutRowFragment,
} from '@/graphql/generated';
import { changing, changingOnce, listing, reading, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type PayoutOverview = NonNullable<PayoutOverviewQuery['seller']>;
export type SellerBalance = NonNullable<PayoutOverview['balances']>[number];

const payoutsApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    payoutOverview: build.query(reading(PayoutOverviewDocument, (data) => data.seller, ['Payouts'])),
    payoutList: build.infiniteQuery<
      Page<PayoutRowFragment> | null,
      Omit<PayoutListQueryVariables, 'after'>,
      string | null
    >(listing(PayoutListDocument, (data) => data.seller?.payouts, ['Payouts'])),
    payoutDetail: build.query(reading(PayoutDetailDocument, (data) => data.payout, ['Payouts'])),
    payoutEntries: build.infiniteQuery<
      Page<PayoutEntryFragment> | null,
      Omit<PayoutEntriesQueryVariables, 'after'>,
      string | null
    >(listing(PayoutEntriesDocument, (data) => data.payout?.entries, ['Payouts'])),
    payoutRequest: build.mutation(
      changingOnce('payoutRequest', PayoutRequestDocument, (data) => data.payoutRequest, ['Payouts']),
    ),
    payoutScheduleSet: build.mutation(
      changing(PayoutScheduleSetDocument, (data) => data.payoutScheduleSet, ['Payouts']),
    ),
    simulatedPayoutAccountSet: build.mutation(
      changingOnce(
        'simulatedPayoutAccountSet',
        SimulatedPayoutAccountSetDocument,
        (data) => data.simulatedPayoutAccountSet,
        ['Payouts'],
      ),
    ),
  }),
});

export const {
  usePayoutOverviewQuery,
  usePayoutListInfiniteQuery,
  usePayoutDetailQuery,
  usePayoutEntriesInfiniteQuery,
  usePayoutRequestMutation,
  usePayoutScheduleSetMutation,
  useSimulatedPayoutAccountSetMutation,
} = payoutsApi;
