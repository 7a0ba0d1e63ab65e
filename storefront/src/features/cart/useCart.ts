import { useAppSelector } from '@/app/hooks';
import type { CartFragment } from '@/graphql/generated';
import { useCartQuery, type CartOwner } from './cartApi';

export interface CartView {
  cart: CartFragment | null;
  owner: CartOwner;
  /** Whose cart it is, is known: until then nothing may be put into it. */
  isReady: boolean;
  isLoading: boolean;
  error: unknown;
  retry: () => void;
}

/** The shopper's cart: the account's when signed in, else the guest's when there is one. */
export function useCart(): CartView {
  const status = useAppSelector((state) => state.session.status);
  const guest = useAppSelector((state) => state.cart.guest);
  const owner: CartOwner = { guest: status === 'signedIn' ? null : guest };
  const skip = status === 'restoring' || (status === 'guest' && !guest);
  const { currentData, isFetching, error, refetch } = useCartQuery(owner, { skip });
  return {
    cart: skip ? null : (currentData ?? null),
    owner,
    isReady: status !== 'restoring',
    isLoading: status === 'restoring' || (isFetching && currentData === undefined),
    error: skip ? null : error,
    retry: () => void refetch(),
  };
}

/** How many items lie in the cart, all lines together. */
export const itemCount = (cart: CartFragment | null): number =>
  cart?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
