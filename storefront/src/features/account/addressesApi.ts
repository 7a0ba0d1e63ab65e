import { api } from '@/graphql/api';
import {
  AddressRemoveDocument,
  type AddressRemoveMutation,
  AddressSaveDocument,
  type AddressSaveInput,
  type AddressSaveMutation,
  MyAddressesDocument,
  type MyAddressesQuery,
  type SavedAddressFragment,
} from '@/graphql/generated';

const addressesApi = api.injectEndpoints({
  endpoints: (build) => ({
    myAddresses: build.query<SavedAddressFragment[], void>({
      query: () => ({ document: MyAddressesDocument, variables: {} }),
      transformResponse: (data: MyAddressesQuery) => data.me?.addresses ?? [],
      providesTags: ['Addresses'],
    }),
    addressSave: build.mutation<AddressSaveMutation['addressSave'], AddressSaveInput>({
      query: (input) => ({ document: AddressSaveDocument, variables: { input } }),
      transformResponse: (data: AddressSaveMutation) => data.addressSave,
      invalidatesTags: ['Addresses'],
    }),
    addressRemove: build.mutation<AddressRemoveMutation['addressRemove'], string>({
      query: (id) => ({ document: AddressRemoveDocument, variables: { input: { id } } }),
      transformResponse: (data: AddressRemoveMutation) => data.addressRemove,
      invalidatesTags: ['Addresses'],
    }),
  }),
});

export const { useMyAddressesQuery, useAddressSaveMutation, useAddressRemoveMutation } = addressesApi;
