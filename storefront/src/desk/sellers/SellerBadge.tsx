import type { SellerStatus } from '@/graphql/generated';
import { Badge, type Tone } from '@/office/ui/Badge';

const looks: Record<SellerStatus, { label: string; tone: Tone }> = {
  APPLIED: { label: 'To decide', tone: 'attention' },
  APPROVED: { label: 'Selling', tone: 'good' },
  REJECTED: { label: 'Declined', tone: 'neutral' },
  SUSPENDED: { label: 'Suspended', tone: 'bad' },
};

export const SellerBadge = ({ status }: { status: SellerStatus }) => (
  <Badge tone={looks[status].tone}>{looks[status].label}</Badge>
);
