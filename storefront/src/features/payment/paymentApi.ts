import { paymentAnswered } from '@/features/order/orderSlice';
import { api } from '@/graphql/api';
import {
  MyCardsDocument,
  PaymentConfirmDocument,
  PaymentOffersDocument,
  PaymentOfOrderDocument,
  PaymentStartDocument,
  SavedCardPreferDocument,
  SavedCardRemoveDocument,
  type MyCardsQuery,
  type PaymentConfirmMutation,
  type PaymentOfferFragment,
  type PaymentOffersQuery,
  type PaymentOfOrderQuery,
  type PaymentStartMutation,
  type SavedCardFragment,
  type SavedCardPreferMutation,
  type SavedCardRemoveMutation,
} from '@/graphql/generated';
import { idempotencyKeyFor, settleIdempotencyKey } from '@/lib/idempotency';
import type { PayWith } from './ways';

interface OrderKey {
  orderId: string;
  guestToken: string | null;
}

const paymentApi = api.injectEndpoints({
  endpoints: (build) => ({
    paymentOffers: build.query<readonly PaymentOfferFragment[], void>({
      query: () => ({ document: PaymentOffersDocument, variables: {} }),
      transformResponse: (data: PaymentOffersQuery) => data.paymentProviders,
    }),

    /** Null while the provider cannot be asked. */
    myCards: build.query<readonly SavedCardFragment[] | null, void>({
      query: () => ({ document: MyCardsDocument, variables: {} }),
      transformResponse: (data: MyCardsQuery) => data.me?.savedCards ?? null,
      providesTags: ['Cards'],
    }),
    savedCardPrefer: build.mutation<SavedCardPreferMutation['savedCardPrefer'], string>({
      query: (id) => ({ document: SavedCardPreferDocument, variables: { input: { id } } }),
      transformResponse: (data: SavedCardPreferMutation) => data.savedCardPrefer,
      invalidatesTags: ['Cards'],
    }),
    savedCardRemove: build.mutation<SavedCardRemoveMutation['savedCardRemove'], string>({
      query: (id) => ({ document: SavedCardRemoveDocument, variables: { input: { id } } }),
      transformResponse: (data: SavedCardRemoveMutation) => data.savedCardRemove,
      invalidatesTags: ['Cards'],
    }),

    paymentStart: build.mutation<PaymentStartMutation['paymentStart'], OrderKey & { payWith: PayWith }>({
      query: ({ orderId, guestToken, payWith }) => {
        const payment = { orderId, guestToken, returnUrl: returnUrlOf(payWith, `/orders/${orderId}`), ...payWith };
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
      invalidatesTags: ['Orders', 'Cards'],
    }),

    paymentOfOrder: build.query<PaymentOfOrderQuery['payment'], OrderKey>({
      query: (order) => ({ document: PaymentOfOrderDocument, variables: order }),
      transformResponse: (data: PaymentOfOrderQuery) => data.payment,
    }),

    /** The buyer is back from the bank or the provider's page: what became of it? */
    paymentConfirm: build.mutation<PaymentConfirmMutation['paymentConfirm'], OrderKey & { paymentId: string }>({
      query: ({ paymentId, guestToken }) => ({
        document: PaymentConfirmDocument,
        // Asking again is always safe, so that each question may have a key of its own.
        variables: { input: { idempotencyKey: crypto.randomUUID(), paymentId, guestToken } },
      }),
      transformResponse: (data: PaymentConfirmMutation) => data.paymentConfirm,
      async onQueryStarted({ orderId }, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        if (answer) {
          dispatch(paymentAnswered({ orderId, news: newsOf(answer.data) }));
        }
      },
      invalidatesTags: ['Orders', 'Cards'],
    }),
  }),
});

/** The simulated bank is a page of the shop; others need to know where the shop is. */
const returnUrlOf = ({ provider }: PayWith, path: string) =>
  provider === 'SIMULATED' ? path : new URL(path, location.origin).href;

/** What an answer of the payment service means for the order's page. */
export const newsOf = ({ payment, userErrors }: PaymentStartMutation['paymentStart']) => ({
  status: payment?.status ?? null,
  refusal: userErrors[0]?.message ?? null,
});

export const {
  usePaymentOffersQuery,
  useMyCardsQuery,
  useSavedCardPreferMutation,
  useSavedCardRemoveMutation,
  usePaymentStartMutation,
  useLazyPaymentOfOrderQuery,
  usePaymentConfirmMutation,
} = paymentApi;
