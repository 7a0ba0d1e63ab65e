import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { SparkIcon } from '@/ui/icons';
import type { ProductDetails } from '@/features/product/productApi';
import { reviewsText } from './messages';
import { sentimentTones } from './sentimentTones';

/** Scores run from -1, angry, to 1, delighted. */
function toneOf(score: number): string {
  return score > 0.2 ? sentimentTones.POSITIVE : score < -0.2 ? sentimentTones.NEGATIVE : sentimentTones.NEUTRAL;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** The tone of all reviews together, as the AI subgraph's model reads them. */
export function SentimentBar({ sentiment }: { sentiment: NonNullable<ProductDetails['sentiment']> }) {
  const text = useText(reviewsText);
  const { positive, neutral, negative } = sentiment;
  if (sentiment.reviewsUsed === 0) {
    return null;
  }
  return (
    <div>
      <h3 className="flex items-center gap-2 font-sans text-sm tracking-normal">
        <SparkIcon className="size-4 text-coral" /> {text.tone}
      </h3>
      <div aria-hidden="true" className="mt-3 flex h-2.5 gap-0.5 overflow-hidden rounded-full">
        <span className="bg-teal" style={{ width: percent(positive) }} />
        <span className="bg-sun" style={{ width: percent(neutral) }} />
        <span className="bg-coral" style={{ width: percent(negative) }} />
      </div>
      <p className="mt-2 text-sm text-muted">
        {text.shares(percent(positive), percent(negative), text.count(sentiment.reviewsUsed))}
      </p>
      {sentiment.aspects.length > 0 && (
        <ul className="mt-4 flex flex-wrap gap-1.5" aria-label={text.aspects}>
          {sentiment.aspects.slice(0, 8).map(({ aspect, score, mentions }) => (
            <li key={aspect} className={cx('rounded-full px-2.5 py-0.5 text-xs font-medium', toneOf(score))}>
              {aspect} <span>{mentions}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
