import type { ReviewFragment } from '@/graphql/generated';
import { sentenceCase } from '@/lib/words';
import { cx } from '@/ui/cx';

const tones: Record<string, string> = {
  POSITIVE: 'bg-teal-wash text-teal',
  NEUTRAL: 'bg-sun-wash text-[#7a4d00]',
  NEGATIVE: 'bg-coral-wash text-coral-deep',
};

/** How a model reads one review. Its word may differ from the stars, and that is worth knowing. */
export function SentimentBadge({ sentiment }: { sentiment: NonNullable<ReviewFragment['sentiment']> }) {
  const label = sentiment.label.toUpperCase();
  return (
    <span
      className={cx('rounded-full px-2.5 py-0.5 text-xs font-medium', tones[label] ?? 'bg-sand')}
      title={`Sentiment as read by the shop's model, ${Math.round(sentiment.score * 100)}% sure`}
    >
      <span className="sr-only">Sentiment: </span>
      {sentenceCase(label)}
    </span>
  );
}
