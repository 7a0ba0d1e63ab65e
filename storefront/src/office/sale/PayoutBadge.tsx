import type { PayoutStatus } from '@/graphql/generated';
import { Badge, type Tone } from '../ui/Badge';

const looks: Record<PayoutStatus, { label: string; tone: Tone }> = {
  PENDING: { label: 'Being sent', tone: 'progress' },
  IN_TRANSIT: { label: 'On its way', tone: 'progress' },
  PAID: { label: 'Paid', tone: 'good' },
  FAILED: { label: 'Failed', tone: 'attention' },
  REVERSED: { label: 'Came back', tone: 'attention' },
};

export const PayoutBadge = ({ status }: { status: PayoutStatus }) => (
  <Badge tone={looks[status].tone}>{looks[status].label}</Badge>
);
