import { guestCartOpened } from '@/features/cart/cartSlice';
import { api } from '@/graphql/api';
import {
  OrderCancelDocument,
  OrderReorderDocument,
  ReturnMarkSentDocument,
  ReturnRequestDocument,
  ReturnWithdrawDocument,
  type OrderCancelInput,
  type OrderCancelMutation,
  type OrderReorderInput,
  type OrderReorderMutation,
  type ReturnMarkSentInput,
  type ReturnMarkSentMutation,
  type ReturnRequestInput,
  type ReturnRequestMutation,
  type ReturnWithdrawInput,
  type ReturnWithdrawMutation,
} from '@/graphql/generated';
import { attempt } from '@/lib/attempt';

type Keyless<T> = Omit<T, 'idempotencyKey'>;

const cancel = attempt<Keyless<OrderCancelInput>>('orderCancel');
const reorder = attempt<Keyless<OrderReorderInput>>('orderReorder');
const request = attempt<Keyless<ReturnRequestInput>>('returnRequest');
const markSent = attempt<Keyless<ReturnMarkSentInput>>('returnMarkSent');
const withdraw = attempt<Keyless<ReturnWithdrawInput>>('returnWithdraw');

const orderActionsApi = api.injectEndpoints({
  endpoints: (build) => ({
    orderCancel: build.mutation<OrderCancelMutation['orderCancel'], Keyless<OrderCancelInput>>({
      query: (change) => ({ document: OrderCancelDocument, variables: cancel.keyed(change) }),
      transformResponse: (data: OrderCancelMutation) => data.orderCancel,
      onQueryStarted: cancel.settled,
      invalidatesTags: ['Orders'],
    }),
    orderReorder: build.mutation<OrderReorderMutation['orderReorder'], Keyless<OrderReorderInput>>({
      query: (change) => ({ document: OrderReorderDocument, variables: reorder.keyed(change) }),
      transformResponse: (data: OrderReorderMutation) => data.orderReorder,
      async onQueryStarted(change, { dispatch, queryFulfilled }) {
        await reorder.settled(change, { queryFulfilled });
        const answer = await queryFulfilled.catch(() => null);
        if (answer?.data.cart && answer.data.guestTokenOnce) {
          dispatch(guestCartOpened({ id: answer.data.cart.id, token: answer.data.guestTokenOnce }));
        }
      },
      invalidatesTags: ['Cart'],
    }),
    returnRequest: build.mutation<ReturnRequestMutation['returnRequest'], Keyless<ReturnRequestInput>>({
      query: (change) => ({ document: ReturnRequestDocument, variables: request.keyed(change) }),
      transformResponse: (data: ReturnRequestMutation) => data.returnRequest,
      onQueryStarted: request.settled,
      invalidatesTags: ['Orders'],
    }),
    returnMarkSent: build.mutation<ReturnMarkSentMutation['returnMarkSent'], Keyless<ReturnMarkSentInput>>({
      query: (change) => ({ document: ReturnMarkSentDocument, variables: markSent.keyed(change) }),
      transformResponse: (data: ReturnMarkSentMutation) => data.returnMarkSent,
      onQueryStarted: markSent.settled,
      invalidatesTags: ['Orders'],
    }),
    returnWithdraw: build.mutation<ReturnWithdrawMutation['returnWithdraw'], Keyless<ReturnWithdrawInput>>({
      query: (change) => ({ document: ReturnWithdrawDocument, variables: withdraw.keyed(change) }),
      transformResponse: (data: ReturnWithdrawMutation) => data.returnWithdraw,
      onQueryStarted: withdraw.settled,
      invalidatesTags: ['Orders'],
    }),
  }),
});

export const {
  useOrderCancelMutation,
  useOrderReorderMutation,
  useReturnRequestMutation,
  useReturnMarkSentMutation,
  useReturnWithdrawMutation,
} = orderActionsApi;
