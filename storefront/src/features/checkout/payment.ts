import type { PaymentFragment } from '@/graphql/generated';

/** Where a shopper goes once a payment was started: to the bank's challenge, or to the order. */
export function afterPayment(orderId: string, payment: Pick<PaymentFragment, 'id' | 'status'> | null): string {
  return payment?.status === 'REQUIRES_ACTION' ? `/orders/${orderId}/challenge/${payment.id}` : `/orders/${orderId}`;
}
