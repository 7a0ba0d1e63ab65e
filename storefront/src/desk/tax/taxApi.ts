import {
  TaxesOfDocument,
  TaxHistoryDocument,
  TaxRateSetDocument,
  type TaxHistoryQuery,
  type TaxHistoryQueryVariables,
} from '@/graphql/generated';
import { changingOnce, listing, reading, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type TaxRate = NonNullable<TaxHistoryQuery['taxRateHistory']>['nodes'][number];

const taxApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    taxesOf: build.query(reading(TaxesOfDocument, (data) => data.destinationTaxes, ['TaxRates'])),
    taxHistory: build.infiniteQuery<Page<TaxRate> | null, Omit<TaxHistoryQueryVariables, 'after'>, string | null>(
      listing(TaxHistoryDocument, (data) => data.taxRateHistory, ['TaxRates']),
    ),
    taxRateSet: build.mutation(changingOnce('taxRateSet', TaxRateSetDocument, (data) => data.taxRateSet, ['TaxRates'])),
  }),
});

export const { useTaxesOfQuery, useTaxHistoryInfiniteQuery, useTaxRateSetMutation } = taxApi;
