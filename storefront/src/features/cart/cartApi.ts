import { api } from '@/graphql/api';
import {
  CartAcceptChangesDocument,
  CartCouponApplyDocument,
  CartCouponRemoveDocument,
  CartLinesAddDocument,
  CartLinesSetDocument,
  GuestCartDocument,
  MyCartDocument,
  type CartAcceptChangesMutation,
  type CartCouponApplyMutation,
  type CartCouponRemoveMutation,
  type CartFragment,
  type CartLinesAddMutation,
  type CartLinesSetMutation,
  type GuestCartQuery,
  type MyCartQuery,
} from '@/graphql/generated';
import { idempotencyKeyFor, settleIdempotencyKey } from '@/lib/idempotency';
import { guestCartClosed, guestCartOpened, type GuestCart } from './cartSlice';

/** Whose cart: a guest's own, or that of the account (`null`). */
export interface CartOwner {
  guest: GuestCart | null;
}

interface AddLine extends CartOwner {
  variantId: string;
  quantity: number;
}

interface SetLine extends CartOwner {
  cart: Pick<CartFragment, 'id' | 'version'>;
  variantId: string;
  quantity: number;
}

interface ChangeCoupon extends CartOwner {
  cart: Pick<CartFragment, 'id' | 'version'>;
  code: string;
}

interface AcceptChanges extends CartOwner {
  cart: Pick<CartFragment, 'id' | 'version'>;
}

const cartApi = api.injectEndpoints({
  endpoints: (build) => ({
    cart: build.query<CartFragment | null, CartOwner>({
      query: ({ guest }) =>
        guest
          ? { document: GuestCartDocument, variables: { id: guest.id, guestToken: guest.token } }
          : { document: MyCartDocument, variables: {} },
      transformResponse: (data: GuestCartQuery | MyCartQuery) => ('cart' in data ? data.cart : (data.me?.cart ?? null)),
      providesTags: ['Cart'],
      async onQueryStarted({ guest }, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        if (guest && answer?.data === null) {
          dispatch(guestCartClosed(guest));
        }
      },
    }),

    cartLinesAdd: build.mutation<CartLinesAddMutation['cartLinesAdd'], AddLine>({
      query: ({ guest, variantId, quantity }) => {
        const change = { ...ownership(guest), lines: [{ variantId, quantity }] };
        const idempotencyKey = idempotencyKeyFor('cartLinesAdd', change);
        return { document: CartLinesAddDocument, variables: { input: { ...change, idempotencyKey } } };
      },
      transformResponse: (data: CartLinesAddMutation) => data.cartLinesAdd,
      async onQueryStarted({ guest }, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        if (!answer) {
          return;
        }
        settleIdempotencyKey('cartLinesAdd');
        const { cart, guestTokenOnce } = answer.data;
        if (cart) {
          const owner = { guest: guestTokenOnce ? { id: cart.id, token: guestTokenOnce } : guest };
          dispatch(cartApi.util.upsertQueryData('cart', owner, cart));
          if (owner.guest && guestTokenOnce) {
            dispatch(guestCartOpened(owner.guest));
          }
        }
      },
    }),

    cartLinesSet: build.mutation<CartLinesSetMutation['cartLinesSet'], SetLine>({
      query: ({ guest, cart, variantId, quantity }) => {
        const change = {
          cartId: cart.id,
          version: cart.version,
          guestToken: guest?.token ?? null,
          lines: [{ variantId, quantity }],
        };
        const idempotencyKey = idempotencyKeyFor('cartLinesSet', change);
        return { document: CartLinesSetDocument, variables: { input: { ...change, idempotencyKey } } };
      },
      transformResponse: (data: CartLinesSetMutation) => data.cartLinesSet,
      async onQueryStarted({ guest }, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        if (answer) {
          settleIdempotencyKey('cartLinesSet');
          if (answer.data.cart) {
            dispatch(cartApi.util.upsertQueryData('cart', { guest }, answer.data.cart));
          }
        }
      },
      // Someone else changed the cart: show what it is now.
      invalidatesTags: (payload) => (payload?.userErrors.length ? ['Cart'] : []),
    }),

    cartCouponApply: build.mutation<CartCouponApplyMutation['cartCouponApply'], ChangeCoupon>({
      query: ({ guest, cart, code }) => {
        const change = { cartId: cart.id, version: cart.version, guestToken: guest?.token ?? null, code };
        const idempotencyKey = idempotencyKeyFor('cartCouponApply', change);
        return { document: CartCouponApplyDocument, variables: { input: { ...change, idempotencyKey } } };
      },
      transformResponse: (data: CartCouponApplyMutation) => data.cartCouponApply,
      async onQueryStarted({ guest }, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        if (answer) {
          settleIdempotencyKey('cartCouponApply');
          if (answer.data.cart) {
            dispatch(cartApi.util.upsertQueryData('cart', { guest }, answer.data.cart));
          }
        }
      },
      invalidatesTags: (payload) => (payload?.userErrors.length ? ['Cart'] : []),
    }),

    cartCouponRemove: build.mutation<CartCouponRemoveMutation['cartCouponRemove'], ChangeCoupon>({
      query: ({ guest, cart, code }) => {
        const change = { cartId: cart.id, version: cart.version, guestToken: guest?.token ?? null, code };
        const idempotencyKey = idempotencyKeyFor('cartCouponRemove', change);
        return { document: CartCouponRemoveDocument, variables: { input: { ...change, idempotencyKey } } };
      },
      transformResponse: (data: CartCouponRemoveMutation) => data.cartCouponRemove,
      async onQueryStarted({ guest }, { dispatch, queryFulfilled }) {
        const answer = await queryFulfilled.catch(() => null);
        if (answer) {
          settleIdempotencyKey('cartCouponRemove');
          if (answer.data.cart) {
            dispatch(cartApi.util.upsertQueryData('cart', { guest }, answer.data.cart));
          }
        }
      },
      invalidatesTags: (payload) => (payload?.userErrors.length ? ['Cart'] : []),
    }),

    cartAcceptChanges: build.mutation<CartAcceptChangesMutation['cartAcceptChanges'], AcceptChanges>({
      query: ({ guest, cart }) => {
        const change = { cartId: cart.id, version: cart.version, guestToken: guest?.token ?? null };
        const idempotencyKey = idempotencyKeyFor('cartAcceptChanges', change);
        return { document: CartAcceptChangesDocument, variables: { input: { ...change, idempotencyKey } } };
      },
      transformResponse: (data: CartAcceptChangesMutation) => data.cartAcceptChanges,
      async onQueryStarted(_change, { queryFulfilled }) {
        if (await queryFulfilled.catch(() => null)) {
          settleIdempotencyKey('cartAcceptChanges');
        }
      },
      invalidatesTags: ['Cart'],
    }),
  }),
});

const ownership = (guest: GuestCart | null) => (guest ? { cartId: guest.id, guestToken: guest.token } : {});

export const {
  useCartQuery,
  useCartLinesAddMutation,
  useCartLinesSetMutation,
  useCartCouponApplyMutation,
  useCartCouponRemoveMutation,
  useCartAcceptChangesMutation,
} = cartApi;
