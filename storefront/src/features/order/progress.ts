import type { OrderStatus, PaymentStatus, SellerOrderStatus } from '@/graphql/generated';

/** The steps of one seller's part of an order, in the order they happen. */
export const sellerSteps = ['Ordered', 'Paid', 'Accepted', 'Shipped', 'Delivered'] as const;

/** How many of the steps are behind us; null when the part was cancelled. */
export function stepsDone(status: SellerOrderStatus): number | null {
  switch (status) {
    case 'AWAITING_PAYMENT':
      return 1;
    case 'NEW':
      return 2;
    case 'ACCEPTED':
      return 3;
    case 'PARTIALLY_SHIPPED':
    case 'SHIPPED':
      return 4;
    case 'DELIVERED':
      return 5;
    case 'CANCELLED':
      return null;
  }
}

export interface Headline {
  title: string;
  text: string;
}

const headlines: Record<OrderStatus, Headline> = {
  PENDING_PAYMENT: { title: 'Waiting for your payment', text: 'Your items are reserved for you until it arrives.' },
  PAYMENT_FAILED: { title: 'The payment did not go through', text: 'Nothing was charged. Try another card.' },
  CONFIRMED: { title: 'Thank you, it’s on its way to the packing table', text: 'The sellers have your order.' },
  PARTIALLY_SHIPPED: { title: 'The first parcel is on its way', text: 'The rest follows.' },
  SHIPPED: { title: 'Your order is on its way', text: 'Watch it come, step by step.' },
  DELIVERED: { title: 'Delivered. Enjoy!', text: 'Everything has arrived.' },
  PARTIALLY_CANCELLED: { title: 'A part of your order was cancelled', text: 'The rest is still coming.' },
  CANCELLED: { title: 'This order was cancelled', text: 'Nothing more will happen to it.' },
};

export const headlineOf = (status: OrderStatus): Headline => headlines[status];

/** A payment whose outcome is on its way to the order. */
const underWay: readonly PaymentStatus[] = ['PROCESSING', 'AUTHORIZED', 'CAPTURED'];

/** What is to do about the payment of an order, by its own word and by what the payment service last said. */
export function paymentStepOf(order: OrderStatus, payment: PaymentStatus | null): 'none' | 'pay' | 'wait' {
  if (order !== 'PENDING_PAYMENT' && order !== 'PAYMENT_FAILED') {
    return 'none';
  }
  return payment && underWay.includes(payment) ? 'wait' : 'pay';
}
