import type { DisputeStatus } from '@/graphql/generated';
import { sentenceCase } from '@/lib/words';
import { Badge, type Tone } from '@/office/ui/Badge';

const tones: Record<DisputeStatus, Tone> = {
  INQUIRY: 'attention',
  NEEDS_RESPONSE: 'attention',
  UNDER_REVIEW: 'progress',
  WON: 'good',
  LOST: 'bad',
  CLOSED: 'neutral',
};

export const DisputeBadge = ({ status }: { status: DisputeStatus }) => (
  <Badge tone={tones[status]}>{sentenceCase(status)}</Badge>
);
