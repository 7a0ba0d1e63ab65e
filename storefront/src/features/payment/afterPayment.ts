import type { PaymentFragment } from '@/graphql/generated';

/** Where a shopper goes once a payment was started: to the bank's challenge, or to the order. */
export function afterPayment(orderId: string, payment: Pick<PaymentFragment, 'nextAction'> | null | undefined): string {
  return payment?.nextAction?.redirectUrl ?? `/orders/${orderId}`;
}

/** Goes there: a path of the shop without leaving the page, the page of a real bank by leaving it. */
export function follow(address: string, navigate: (path: string) => void): void {
  if (address.startsWith('/') && !address.startsWith('//')) {
    navigate(address);
  } else {
    location.assign(address);
  }
}

/** The order that a payment returns to: `/orders/ord_1` is about `ord_1`. */
export function orderIdOf(returnPath: string | null): string | null {
  return /^\/orders\/([\w-]+)$/.exec(returnPath ?? '')?.[1] ?? null;
}
