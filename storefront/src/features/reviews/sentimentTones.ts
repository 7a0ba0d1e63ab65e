import type { SentimentLabel } from '@/graphql/generated';

export const sentimentTones: Record<SentimentLabel, string> = {
  POSITIVE: 'bg-teal-wash text-teal',
  NEUTRAL: 'bg-sun-wash text-sun-deep',
  NEGATIVE: 'bg-coral-wash text-coral-deep',
};
