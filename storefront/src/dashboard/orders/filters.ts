import type { SellerOrderStatus, SellerOrderWhere } from '@/graphql/generated';

export type Queue = 'new' | 'ship' | 'sent' | 'cancelled' | 'all';

const statuses: Record<Queue, SellerOrderStatus[] | null> = {
  new: ['NEW'],
  ship: ['ACCEPTED', 'PARTIALLY_SHIPPED'],
  sent: ['SHIPPED', 'DELIVERED'],
  cancelled: ['CANCELLED'],
  all: null,
};

export interface SaleFilter {
  queue: Queue;
  number: string;
  delivery: string;
  country: string;
  since: string;
}

/** What the filters of the page mean to the graph. */
export function saleWhere({ queue, number, delivery, country, since }: SaleFilter): SellerOrderWhere {
  return {
    status: statuses[queue],
    number: number.trim() ? { startsWith: number.trim() } : null,
    deliveryCode: delivery || null,
    countryCode: /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : null,
    placedAt: since ? { gte: new Date(`${since}T00:00:00`).toISOString() } : null,
  };
}
