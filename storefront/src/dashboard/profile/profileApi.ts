import {
  InvoiceDetailsSetDocument,
  SellerProfileDocument,
  SellerUpdateDocument,
  type SellerProfileQuery,
} from '@/graphql/generated';
import { changing, changingOnce, reading } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type SellerProfile = NonNullable<SellerProfileQuery['seller']>;

const profileApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    sellerProfile: build.query(
      reading(SellerProfileDocument, (data) => data.seller, [
        'SellerProfile',
        'DeliveryMethods',
        'OfficeProducts',
        'Inventory',
      ]),
    ),
    sellerUpdate: build.mutation(
      changing(SellerUpdateDocument, (data) => data.sellerUpdate, ['SellerProfile', 'Memberships']),
    ),
    invoiceDetailsSet: build.mutation(
      changingOnce('invoiceDetailsSet', InvoiceDetailsSetDocument, (data) => data.invoiceDetailsSet, []),
    ),
  }),
});

export const { useSellerProfileQuery, useSellerUpdateMutation, useInvoiceDetailsSetMutation } = profileApi;
