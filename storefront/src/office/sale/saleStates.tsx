import type { FulfilmentStatus, ReturnStatus, SellerOrderStatus } from '@/graphql/generated';
import { Badge, type Tone } from '../ui/Badge';

interface Look {
  label: string;
  tone: Tone;
}

const sales: Record<SellerOrderStatus, Look> = {
  AWAITING_PAYMENT: { label: 'Awaiting payment', tone: 'neutral' },
  NEW: { label: 'New', tone: 'attention' },
  ACCEPTED: { label: 'To ship', tone: 'progress' },
  PARTIALLY_SHIPPED: { label: 'Partly shipped', tone: 'progress' },
  SHIPPED: { label: 'Shipped', tone: 'good' },
  DELIVERED: { label: 'Delivered', tone: 'good' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
};

const returns: Record<ReturnStatus, Look> = {
  REQUESTED: { label: 'To decide', tone: 'attention' },
  APPROVED: { label: 'Approved', tone: 'progress' },
  REJECTED: { label: 'Declined', tone: 'neutral' },
  IN_TRANSIT: { label: 'On its way', tone: 'progress' },
  RECEIVED: { label: 'Refund under way', tone: 'progress' },
  REFUNDED: { label: 'Refunded', tone: 'good' },
  CLOSED: { label: 'Closed', tone: 'neutral' },
};

const parcels: Record<FulfilmentStatus, Look> = {
  SHIPPED: { label: 'Handed over', tone: 'progress' },
  IN_TRANSIT: { label: 'In transit', tone: 'progress' },
  OUT_FOR_DELIVERY: { label: 'Out for delivery', tone: 'progress' },
  DELIVERED: { label: 'Delivered', tone: 'good' },
};

const StateBadge = ({ label, tone }: Look) => <Badge tone={tone}>{label}</Badge>;

export const SaleBadge = ({ status }: { status: SellerOrderStatus }) => <StateBadge {...sales[status]} />;
export const ReturnBadge = ({ status }: { status: ReturnStatus }) => <StateBadge {...returns[status]} />;
export const ParcelBadge = ({ status }: { status: FulfilmentStatus }) => <StateBadge {...parcels[status]} />;
