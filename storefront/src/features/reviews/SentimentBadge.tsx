import type { ReviewFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { reviewsText } from './messages';
import { sentimentTones } from './sentimentTones';

/** How a model reads one review. Its word may differ from the stars, and that is worth knowing. */
export function SentimentBadge({ sentiment }: { sentiment: NonNullable<ReviewFragment['sentiment']> }) {
  const text = useText(reviewsText);
  return (
    <span
      className={cx('rounded-full px-2.5 py-0.5 text-xs font-medium', sentimentTones[sentiment.label])}
      title={text.toneNote}
    >
      <span className="sr-only">{text.toneOf} </span>
      {text.tones[sentiment.label]}
    </span>
  );
}
