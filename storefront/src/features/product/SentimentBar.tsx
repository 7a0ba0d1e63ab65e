import { count } from '@/lib/words';
import { SparkIcon } from '@/ui/icons';
import type { ProductDetails } from './productApi';

const percent = (share: number) => `${Math.round(share * 100)}%`;

/** The tone of all reviews together, as the AI subgraph's model reads them. */
export function SentimentBar({ sentiment }: { sentiment: NonNullable<ProductDetails['sentiment']> }) {
  const { positive, neutral, negative } = sentiment;
  if (sentiment.reviewsUsed === 0) {
    return null;
  }
  return (
    <div>
      <h3 className="flex items-center gap-2 font-sans text-sm tracking-normal">
        <SparkIcon className="size-4 text-coral" /> The tone of the reviews
      </h3>
      <div aria-hidden="true" className="mt-3 flex h-2.5 gap-0.5 overflow-hidden rounded-full">
        <span className="bg-teal" style={{ width: percent(positive) }} />
        <span className="bg-sun" style={{ width: percent(neutral) }} />
        <span className="bg-coral" style={{ width: percent(negative) }} />
      </div>
      <p className="mt-2 text-sm text-muted">
        {percent(positive)} positive, {percent(negative)} negative, read from {count(sentiment.reviewsUsed, 'review')}.
      </p>
    </div>
  );
}
