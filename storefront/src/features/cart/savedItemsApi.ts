import { api } from '@/graphql/api';
import {
  CartLineSaveForLaterDocument,
  MySavedItemsDocument,
  SavedItemMoveToCartDocument,
  SavedItemRemoveDocument,
  type CartLineSaveForLaterMutation,
  type MySavedItemsQuery,
  type SavedItemFragment,
  type SavedItemMoveToCartMutation,
  type SavedItemRemoveMutation,
} from '@/graphql/generated';
import { idempotencyKeyFor, settleIdempotencyKey } from '@/lib/idempotency';

/** Only an account keeps items: all of this is for shoppers who are signed in. */
const savedItemsApi = api.injectEndpoints({
  endpoints: (build) => ({
    savedItems: build.query<SavedItemFragment[], void>({
      query: () => ({ document: MySavedItemsDocument, variables: {} }),
      transformResponse: (data: MySavedItemsQuery) => data.me?.savedItems?.nodes ?? [],
      providesTags: ['SavedItems'],
    }),

    saveForLater: build.mutation<
      CartLineSaveForLaterMutation['cartLineSaveForLater'],
      { lineId: string; version: number }
    >({
      query: (change) => {
        const idempotencyKey = idempotencyKeyFor('cartLineSaveForLater', change);
        return { document: CartLineSaveForLaterDocument, variables: { input: { ...change, idempotencyKey } } };
      },
      transformResponse: (data: CartLineSaveForLaterMutation) => data.cartLineSaveForLater,
      async onQueryStarted(_change, { queryFulfilled }) {
        if (await queryFulfilled.catch(() => null)) {
          settleIdempotencyKey('cartLineSaveForLater');
        }
      },
      invalidatesTags: ['Cart', 'SavedItems'],
    }),

    moveToCart: build.mutation<SavedItemMoveToCartMutation['savedItemMoveToCart'], { id: string }>({
      query: (change) => {
        const idempotencyKey = idempotencyKeyFor('savedItemMoveToCart', change);
        return { document: SavedItemMoveToCartDocument, variables: { input: { ...change, idempotencyKey } } };
      },
      transformResponse: (data: SavedItemMoveToCartMutation) => data.savedItemMoveToCart,
      async onQueryStarted(_change, { queryFulfilled }) {
        if (await queryFulfilled.catch(() => null)) {
          settleIdempotencyKey('savedItemMoveToCart');
        }
      },
      invalidatesTags: ['Cart', 'SavedItems'],
    }),

    removeSaved: build.mutation<SavedItemRemoveMutation['savedItemRemove'], { id: string }>({
      query: (input) => ({ document: SavedItemRemoveDocument, variables: { input } }),
      transformResponse: (data: SavedItemRemoveMutation) => data.savedItemRemove,
      invalidatesTags: ['SavedItems'],
    }),
  }),
});

export const { useSavedItemsQuery, useSaveForLaterMutation, useMoveToCartMutation, useRemoveSavedMutation } =
  savedItemsApi;
