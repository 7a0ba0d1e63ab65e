import { guestCartClosed, type GuestCart } from '@/features/cart/cartSlice';
import { guestOrderPlaced, paymentAnswered } from '@/features/order/orderSlice';
import { api } from '@/graphql/api';
import {
  DeliveryOptionsDocument,
  OrderPlaceDocument,
  PaymentStartDocument,
  SimulatedChallengeCompleteDocument,
  type AddressInput,
  type CartFragment,
  type DeliveryGroupFragment,
  type DeliveryOptionsQuery,
  type MoneyInput,
  type OrderPlaceMutation,
  type PaymentStartMutation,
  type SimulatedChallengeCompleteMutation,
} from '@/graphql/generated';
import { idempotencyKeyFor, settleIdempotencyKey } from '@/lib/idempotency';
import { checkoutFinished } from './checkoutSlice';
import type { TestCard } from './testCards';

interface DeliveryKey {
  guest: GuestCart | null;
  /** Another version of the cart may be delivered at another price. */
  cart: Pick<CartFragment, 'id' | 'version'>;
  address: AddressInput;
}

export interface PlaceOrder {
  guest: GuestCart | null;
  cart: Pick<CartFragment, 'id' | 'version'>;
  expectedTotal: MoneyInput;
  shippingAddress: AddressInput;
  email: string;
  deliveryBySeller: { sellerId: string; code: string }[];
}

interface StartPayment {
  orderId: string;
  guestToken: string | null;
  card: TestCard['paymentMethod'];
}

interface CompleteChallenge {
  orderId: string;
  paymentId: string;
  guestToken: string | null;
  approve: boolean;
}

const checkoutApi = api.injectEndpoints({
  endpoints: (build) => ({
    deliveryOptions: build.query<DeliveryGroupFragment[] | null, DeliveryKey>({
      query: ({ cart, guest, address }) => ({
        document: DeliveryOptionsDocument,
        variables: { cartId: cart.id, guestToken: guest?.token ?? null, address },
      }),
      transformResponse: (data: DeliveryOptionsQuery) => data.deliveryOptions,
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

    paymentStart: build.mutation<PaymentStartMutation['paymentStart'], StartPayment>({
      query: ({ orderId, guestToken, card }) => {
        const returnUrl = `/orders/${orderId}`;
        const payment = { orderId, guestToken, provider: 'SIMULATED' as const, paymentMethod: card, returnUrl };
        const idempotencyKey = idempotencyKeyFor(`paymentStart.${orderId}`, payment);
        return { document: PaymentStartDocument, variables: { input: { ...payment, idempotencyKey } } };
      },
      transformResponse: (data: PaymentStartMutation) => data.paymentStart,
      async onQueryStarted({ orderId }, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        if (answer) {
          settleIdempotencyKey(`paymentStart.${orderId}`);
          dispatch(paymentAnswered({ orderId, news: newsOf(answer.data) }));
        }
      },
      invalidatesTags: ['Orders'],
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

const newsOf = ({ payment, userErrors }: PaymentStartMutation['paymentStart']) => ({
  status: payment?.status ?? null,
  refusal: userErrors[0]?.message ?? null,
});

export const { useDeliveryOptionsQuery, useOrderPlaceMutation, usePaymentStartMutation, useChallengeCompleteMutation } =
  checkoutApi;
