import {
  ReturnDecideDocument,
  ReturnListDocument,
  ReturnPageDocument,
  ReturnReceiveDocument,
  type ReturnDetailFragment,
  type ReturnListQueryVariables,
  type ReturnRowFragment,
} from '@/graphql/generated';
import { changingOnce, listing, reading, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type ReturnDetail = ReturnDetailFragment;

const returnsApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    returnList: build.infiniteQuery<
      Page<ReturnRowFragment> | null,
      Omit<ReturnListQueryVariables, 'after'>,
      string | null
    >(listing(ReturnListDocument, (data) => data.seller?.returns, ['Returns'])),
    returnDetail: build.query(reading(ReturnPageDocument, (data) => data.return, ['Returns'])),
    returnDecide: build.mutation(
      changingOnce('returnDecide', ReturnDecideDocument, (data) => data.returnDecide, ['Returns']),
    ),
    returnReceive: build.mutation(
      changingOnce('returnReceive', ReturnReceiveDocument, (data) => data.returnReceive, [
        'Returns',
        'SellerOrders',
        'Inventory',
      ]),
    ),
  }),
});

export const { useReturnListInfiniteQuery, useReturnDetailQuery, useReturnDecideMutation, useReturnReceiveMutation } =
  returnsApi;
