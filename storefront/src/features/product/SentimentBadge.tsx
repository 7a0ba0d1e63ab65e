import type { ReviewFragment } from '@/graphql/generated';
import { sentenceCase } from '@/lib/words';
import { cx } from '@/ui/cx';
import { sentimentTones } from './sentimentTones';

/** How a model reads one review. Its word may differ from the stars, and that is worth knowing. */
export function SentimentBadge({ sentiment }: { sentiment: NonNullable<ReviewFragment['sentiment']> }) {
  return (
    <span
      className={cx('rounded-full px-2.5 py-0.5 text-xs font-medium', sentimentTones[sentiment.label])}
      title="The tone of the text, as the shop's model reads it"
    >
      <span className="sr-only">Tone: </span>
      {sentenceCase(sentiment.label)}
    </span>
  );
}
