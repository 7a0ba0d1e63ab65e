import { api } from '@/graphql/api';
import {
  MyWishListDocument,
  type MyWishListQuery,
  WishListAddDocument,
  type WishListAddMutation,
  type WishListItemFragment,
  WishListRemoveDocument,
  type WishListRemoveMutation,
} from '@/graphql/generated';

/** Only an account has a wish list. */
const wishListApi = api.injectEndpoints({
  endpoints: (build) => ({
    wishList: build.query<WishListItemFragment[], void>({
      query: () => ({ document: MyWishListDocument, variables: {} }),
      transformResponse: (data: MyWishListQuery) => data.me?.wishList?.nodes ?? [],
      providesTags: ['WishList'],
    }),
    wishListAdd: build.mutation<WishListAddMutation['wishListAdd'], string>({
      query: (variantId) => ({ document: WishListAddDocument, variables: { input: { variantId } } }),
      transformResponse: (data: WishListAddMutation) => data.wishListAdd,
      invalidatesTags: ['WishList'],
    }),
    wishListRemove: build.mutation<WishListRemoveMutation['wishListRemove'], string>({
      query: (variantId) => ({ document: WishListRemoveDocument, variables: { input: { variantId } } }),
      transformResponse: (data: WishListRemoveMutation) => data.wishListRemove,
      async onQueryStarted(variantId, { dispatch, queryFulfilled }) {
        const shown = dispatch(
          wishListApi.util.updateQueryData('wishList', undefined, (items) =>
            items.filter(({ variant }) => variant?.id !== variantId),
          ),
        );
        await queryFulfilled.catch(shown.undo);
      },
      invalidatesTags: ['WishList'],
    }),
  }),
});

export const { useWishListQuery, useWishListAddMutation, useWishListRemoveMutation } = wishListApi;
