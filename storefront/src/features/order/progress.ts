import type {
  OrderLineFragment,
  OrderStatus,
  ParcelFragment,
  PaymentStatus,
  SellerOrderStatus,
} from '@/graphql/generated';

/** The steps of one seller's part of an order, in the order they happen. */
export const sellerSteps = ['ordered', 'paid', 'accepted', 'shipped', 'delivered'] as const;

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

/** A payment whose outcome is on its way to the order. */
const underWay: readonly PaymentStatus[] = ['PROCESSING', 'AUTHORIZED', 'CAPTURED'];

/** What is to do about the payment of an order, by its own word and by what the payment service last said. */
export function paymentStepOf(order: OrderStatus, payment: PaymentStatus | null): 'none' | 'pay' | 'wait' {
  if (order !== 'PENDING_PAYMENT' && order !== 'PAYMENT_FAILED') {
    return 'none';
  }
  return payment && underWay.includes(payment) ? 'wait' : 'pay';
}

type Units = Pick<OrderLineFragment, 'quantity' | 'fulfilledQuantity' | 'cancelledQuantity'>;

/** How many units of a line can still be cancelled: those that nobody has shipped. */
export const cancellable = ({ quantity, fulfilledQuantity, cancelledQuantity }: Units): number =>
  Math.max(0, quantity - fulfilledQuantity - cancelledQuantity);

/** How many units of a line can be asked to go back: those that arrived and are in no return. */
export function returnable(line: OrderLineFragment, fulfilments: readonly ParcelFragment[]): number {
  const arrived = fulfilments
    .filter(({ status }) => status === 'DELIVERED')
    .flatMap(({ lines }) => lines)
    .filter((each) => each.line.id === line.id)
    .reduce((sum, each) => sum + each.quantity, 0);
  return Math.max(0, arrived - line.returningQuantity - line.returnedQuantity);
}

/** How far a parcel is on its way, from 0 at the seller to 1 at the door. */
export function wayOf({ status, events }: Pick<ParcelFragment, 'status' | 'events'>): number {
  const stops = events.filter((event) => event.status === 'IN_TRANSIT').length;
  switch (status) {
    case 'SHIPPED':
      return 0.08;
    case 'IN_TRANSIT':
      return Math.min(0.72, 0.25 + 0.16 * stops);
    case 'OUT_FOR_DELIVERY':
      return 0.86;
    case 'DELIVERED':
      return 1;
  }
}
