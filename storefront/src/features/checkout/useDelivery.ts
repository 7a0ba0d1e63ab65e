import { useAppDispatch, useAppSelector } from '@/app/hooks';
import type { CartOwner } from '@/features/cart/cartApi';
import type { CartFragment, DeliveryGroupFragment } from '@/graphql/generated';
import { addMoney, type Money } from '@/lib/money';
import { toAddressInput } from './address';
import { useDeliveryOptionsQuery } from './checkoutApi';
import { deliveryChosen, type AddressDraft } from './checkoutSlice';

type DeliveryOption = DeliveryGroupFragment['options'][number];

export interface DeliveryPick {
  sellerId: string;
  sellerName: string;
  option: DeliveryOption;
}

export interface Delivery {
  groups: DeliveryGroupFragment[] | null;
  /** One choice per seller; the first option until another is chosen. */
  picks: DeliveryPick[];
  /** Null until the options are known. */
  shipping: Money | null;
  /** Items and delivery: what the shopper agrees to pay. */
  total: Money;
  isLoading: boolean;
  error: unknown;
  retry: () => void;
  choose: (sellerId: string, code: string) => void;
}

interface DeliveryRequest {
  cart: CartFragment;
  owner: CartOwner;
  address: AddressDraft;
  skip: boolean;
}

export function useDelivery({ cart, owner, address, skip }: DeliveryRequest): Delivery {
  const dispatch = useAppDispatch();
  const chosen = useAppSelector((state) => state.checkout.delivery);
  const { currentData, isFetching, error, refetch } = useDeliveryOptionsQuery(
    { guest: owner.guest, cart: { id: cart.id, version: cart.version }, address: toAddressInput(address) },
    { skip },
  );
  const picks = picksOf(currentData ?? [], chosen);
  const shipping =
    picks.length > 0 ? addMoney({ ...cart.total, minorUnits: 0 }, ...picks.map(({ option }) => option.price)) : null;
  return {
    groups: currentData ?? null,
    picks,
    shipping,
    total: shipping ? addMoney(cart.total, shipping) : cart.total,
    isLoading: isFetching,
    error,
    retry: () => void refetch(),
    choose: (sellerId, code) => dispatch(deliveryChosen({ sellerId, code })),
  };
}

export function picksOf(groups: readonly DeliveryGroupFragment[], chosen: Record<string, string>): DeliveryPick[] {
  return groups.flatMap(({ seller, options }) => {
    const option = options.find(({ code }) => seller && chosen[seller.id] === code) ?? options[0];
    return seller && option ? [{ sellerId: seller.id, sellerName: seller.name ?? '', option }] : [];
  });
}
