import { guestCartClosed, type GuestCart } from '@/features/cart/cartSlice';
import { guestOrderPlaced, paymentAnswered } from '@/features/order/orderSlice';
import { newsOf } from '@/features/payment/paymentApi';
import { api } from '@/graphql/api';
import {
  CheckoutQuoteDocument,
  OrderPlaceDocument,
  SimulatedChallengeCompleteDocument,
  type AddressInput,
  type CartFragment,
  type CheckoutQuoteFragment,
  type CheckoutQuoteQuery,
  type DeliveryPick,
  type MoneyInput,
  type OrderPlaceMutation,
  type SimulatedChallengeCompleteMutation,
} from '@/graphql/generated';
import { idempotencyKeyFor, settleIdempotencyKey } from '@/lib/idempotency';
import { checkoutFinished } from './checkoutSlice';

export interface QuoteKey {
  guest: GuestCart | null;
  /** Another version of the cart may cost something else. */
  cart: Pick<CartFragment, 'id' | 'version'>;
  address: AddressInput;
  picks: DeliveryPick[];
}

export interface PlaceOrder {
  guest: GuestCart | null;
  cart: Pick<CartFragment, 'id' | 'version'>;
  expectedTotal: MoneyInput;
  shippingAddress: AddressInput;
  email: string;
  deliveryBySeller: DeliveryPick[];
}

interface CompleteChallenge {
  orderId: string;
  paymentId: string;
  guestToken: string | null;
  approve: boolean;
}

const checkoutApi = api.injectEndpoints({
  endpoints: (build) => ({
    /** What the cart costs at an address, with the deliveries chosen: tax and all. */
    checkoutQuote: build.query<CheckoutQuoteFragment | null, QuoteKey>({
      query: ({ cart, guest, address, picks }) => ({
        document: CheckoutQuoteDocument,
        variables: { cartId: cart.id, guestToken: guest?.token ?? null, address, deliveryBySeller: picks },
      }),
      transformResponse: (data: CheckoutQuoteQuery) => data.checkoutQuote,
    }),

    orderPlace: build.mutation<OrderPlaceMutation['orderPlace'], PlaceOrder>({
      query: ({ guest, cart, ...rest }) => {
        const order = { cartId: cart.id, cartVersion: cart.version, guestToken: guest?.token ?? null, ...rest };
        const idempotencyKey = idempotencyKeyFor('orderPlace', order);
        return { document: OrderPlaceDocument, variables: { input: { ...order, idempotencyKey } } };
      },
      transformResponse: (data: OrderPlaceMutation) => data.orderPlace,
      async onQueryStarted({ guest }, { dispatch, queryFulfilled }) {
        // Without a final answer the order may or may not be placed: the key stays, and the next attempt finds out.
        const answer = await queryFulfilled.catch(() => null);
        if (!answer) {
          return;
        }
        const { order, guestTokenOnce, userErrors } = answer.data;
        if (userErrors.some(({ code }) => code === 'TEMPORARILY_UNAVAILABLE')) {
          return;
        }
        settleIdempotencyKey('orderPlace');
        if (order) {
          if (guestTokenOnce) {
            dispatch(guestOrderPlaced({ id: order.id, token: guestTokenOnce }));
          }
          if (guest) {
            dispatch(guestCartClosed(guest));
          }
          dispatch(checkoutFinished());
        }
      },
      invalidatesTags: ['Cart', 'Orders'],
    }),

    challengeComplete: build.mutation<
      SimulatedChallengeCompleteMutation['simulatedChallengeComplete'],
      CompleteChallenge
    >({
      query: ({ paymentId, guestToken, approve }) => ({
        document: SimulatedChallengeCompleteDocument,
        variables: { input: { paymentId, guestToken, approve } },
      }),
      transformResponse: (data: SimulatedChallengeCompleteMutation) => data.simulatedChallengeComplete,
      async onQueryStarted({ orderId }, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        if (answer) {
          dispatch(paymentAnswered({ orderId, news: newsOf(answer.data) }));
        }
      },
      invalidatesTags: ['Orders'],
    }),
  }),
});

export const { useCheckoutQuoteQuery, useOrderPlaceMutation, useChallengeCompleteMutation } = checkoutApi;
