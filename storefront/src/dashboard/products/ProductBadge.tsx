import type { ProductStatus } from '@/graphql/generated';
import { Badge, type Tone } from '@/office/ui/Badge';

const looks: Record<ProductStatus, { label: string; tone: Tone }> = {
  DRAFT: { label: 'Draft', tone: 'neutral' },
  PENDING_REVIEW: { label: 'In review', tone: 'progress' },
  ACTIVE: { label: 'On sale', tone: 'good' },
  ARCHIVED: { label: 'Archived', tone: 'neutral' },
};

export const ProductBadge = ({ status }: { status: ProductStatus }) => (
  <Badge tone={looks[status].tone}>{looks[status].label}</Badge>
);
