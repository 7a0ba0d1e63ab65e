import { useAppDispatch, useAppSelector } from '@/app/hooks';
import type { CartOwner } from '@/features/cart/cartApi';
import type { CartFragment, CheckoutQuoteFragment, DeliveryPick } from '@/graphql/generated';
import { toAddressInput } from './address';
import { useCheckoutQuoteQuery } from './checkoutApi';
import { type AddressDraft, deliveryChosen } from './checkoutSlice';

export interface Quote {
  /** The latest answer; while another choice is being reckoned, the one before. */
  quote: CheckoutQuoteFragment | null;
  picks: DeliveryPick[];
  isFetching: boolean;
  error: unknown;
  retry: () => void;
  choose: (sellerId: string, code: string) => void;
}

interface QuoteRequest {
  cart: CartFragment;
  owner: CartOwner;
  address: AddressDraft;
  skip: boolean;
}

/** What the order will cost with what is chosen so far. */
export function useQuote({ cart, owner, address, skip }: QuoteRequest): Quote {
  const dispatch = useAppDispatch();
  const chosen = useAppSelector((state) => state.checkout.delivery);
  const asked = Object.entries(chosen).map(([sellerId, code]) => ({ sellerId, code }));
  const { data, isFetching, error, refetch } = useCheckoutQuoteQuery(
    {
      guest: owner.guest,
      cart: { id: cart.id, version: cart.version },
      address: toAddressInput(address),
      picks: asked,
    },
    { skip },
  );
  const quote = skip ? null : (data ?? null);
  return {
    quote,
    picks: picksOf(quote),
    isFetching,
    error,
    retry: () => void refetch(),
    choose: (sellerId, code) => dispatch(deliveryChosen({ sellerId, code })),
  };
}

/** One delivery for each seller: what the quote was reckoned with. */
export function picksOf(quote: CheckoutQuoteFragment | null): DeliveryPick[] {
  return (quote?.parts ?? []).flatMap(({ seller, delivery }) =>
    seller && delivery ? [{ sellerId: seller.id, code: delivery.code }] : [],
  );
}
