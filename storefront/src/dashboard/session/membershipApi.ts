import { officeApi } from '@/office/graphql/officeApi';
import { changing, reading } from '@/office/graphql/endpoints';
import { MySellersDocument, SellerApplyDocument, type MySellersQuery } from '@/graphql/generated';

export type Membership = NonNullable<NonNullable<MySellersQuery['me']>['sellerMemberships']>[number];

const membershipApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    mySellers: build.query(reading(MySellersDocument, (data) => data.me?.sellerMemberships ?? [], ['Memberships'])),
    sellerApply: build.mutation(changing(SellerApplyDocument, (data) => data.sellerApply, ['Memberships'])),
  }),
});

export const { useMySellersQuery, useSellerApplyMutation } = membershipApi;
