import type { OrderStatus } from '@/graphql/generated';
import { sentenceCase } from '@/lib/words';
import { Badge, type Tone } from '@/office/ui/Badge';

const tones: Record<OrderStatus, Tone> = {
  PENDING_PAYMENT: 'neutral',
  PAYMENT_FAILED: 'bad',
  CONFIRMED: 'attention',
  PARTIALLY_SHIPPED: 'progress',
  SHIPPED: 'good',
  DELIVERED: 'good',
  PARTIALLY_CANCELLED: 'neutral',
  CANCELLED: 'neutral',
};

export const OrderBadge = ({ status }: { status: OrderStatus }) => (
  <Badge tone={tones[status]}>{sentenceCase(status)}</Badge>
);
