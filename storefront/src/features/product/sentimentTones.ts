import type { SentimentLabel } from '@/graphql/generated';

export const sentimentTones: Record<SentimentLabel, string> = {
  POSITIVE: 'bg-teal-wash text-teal',
  NEUTRAL: 'bg-sun-wash text-[#7a4d00]',
  NEGATIVE: 'bg-coral-wash text-coral-deep',
};
