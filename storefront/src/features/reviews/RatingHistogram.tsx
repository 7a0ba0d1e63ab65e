import { useText } from '@/i18n/text';
import { formatNumber } from '@/lib/words';
import { Stars } from '@/ui/Rating';
import type { ProductDetails } from '@/features/product/productApi';
import { reviewsText } from './messages';

/** The average, and how the stars spread. `histogram[0]` counts the one-star reviews. */
export function RatingHistogram({ rating }: Pick<ProductDetails, 'rating'>) {
  const text = useText(reviewsText);
  return (
    <div>
      <p className="flex items-end gap-3">
        <span className="font-display text-6xl leading-none font-semibold tabular-nums">
          {rating.count > 0 ? formatNumber(rating.average, 1) : '–'}
        </span>
        <span className="pb-0.5 text-sm text-muted">
          <Stars value={rating.average} />
          <br />
          {text.count(rating.count)}
        </span>
      </p>
      <ol className="mt-5 space-y-1.5">
        {rating.histogram
          .map((reviews, index) => ({ stars: index + 1, reviews }))
          .toReversed()
          .map(({ stars, reviews }) => (
            <li key={stars} className="flex items-center gap-3 text-sm tabular-nums">
              <span className="sr-only">
                {text.stars(stars)}: {text.count(reviews)}
              </span>
              <span aria-hidden="true" className="w-3 text-muted">
                {stars}
              </span>
              <span aria-hidden="true" className="h-2 grow overflow-hidden rounded-full bg-sand">
                <span
                  className="block h-full rounded-full bg-sun"
                  style={{ width: `${rating.count > 0 ? (reviews / rating.count) * 100 : 0}%` }}
                />
              </span>
              <span aria-hidden="true" className="w-8 text-right text-muted">
                {reviews}
              </span>
            </li>
          ))}
      </ol>
    </div>
  );
}
