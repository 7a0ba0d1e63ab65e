import type { ReviewFragment } from '@/graphql/generated';
import { formatDay } from '@/lib/dates';
import { FailureState } from '@/ui/FailureState';
import { Stars } from '@/ui/Rating';
import { ShowMore } from '@/ui/ShowMore';
import { Skeleton } from '@/ui/Skeleton';
import { useReviewsInfiniteQuery, type ProductDetails } from './productApi';
import { RatingHistogram } from './RatingHistogram';
import { ReviewHighlights } from './ReviewHighlights';
import { SentimentBar } from './SentimentBar';
import { SentimentBadge } from './SentimentBadge';

export function Reviews({
  product,
}: {
  product: Pick<ProductDetails, 'id' | 'rating' | 'sentiment' | 'reviewSummary'>;
}) {
  const reviews = useReviewsInfiniteQuery(product.id);
  const nodes = reviews.data?.pages.flatMap((page) => page?.nodes ?? []);
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="scroll-mt-28">
      <h2 id="reviews-title" className="mb-8 text-3xl">
        Reviews
      </h2>
      <div className="grid gap-10 lg:grid-cols-[18rem_1fr] lg:gap-16">
        <div className="space-y-8">
          <RatingHistogram rating={product.rating} />
          {product.sentiment && <SentimentBar sentiment={product.sentiment} />}
        </div>
        <div>
          {product.reviewSummary && <ReviewHighlights summary={product.reviewSummary} />}
          {reviews.isError ? (
            <FailureState error={reviews.error} retry={() => void reviews.refetch()} />
          ) : !nodes ? (
            <div className="space-y-6" role="status" aria-label="Loading reviews">
              <Skeleton className="h-24" />
              <Skeleton className="h-24" />
            </div>
          ) : nodes.length === 0 ? (
            <p className="text-muted">Nobody has reviewed this yet.</p>
          ) : (
            <ul className="divide-y divide-line">
              {nodes.map((review) => (
                <ReviewItem key={review.id} review={review} />
              ))}
            </ul>
          )}
          <ShowMore
            shown={nodes?.length ?? 0}
            total={reviews.data?.pages[0]?.totalCount ?? 0}
            what="reviews"
            hasMore={reviews.hasNextPage}
            busy={reviews.isFetchingNextPage}
            onMore={() => void reviews.fetchNextPage()}
          />
        </div>
      </div>
    </section>
  );
}

function ReviewItem({ review }: { review: ReviewFragment }) {
  return (
    <li className="py-6 first:pt-0">
      <article>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <Stars value={review.rating} />
          {review.title && <h3 className="font-sans text-[15px] tracking-normal">{review.title}</h3>}
          {review.sentiment && <SentimentBadge sentiment={review.sentiment} />}
        </div>
        <p className="mt-2 max-w-prose">{review.body}</p>
        <p className="mt-2.5 text-sm text-muted">
          {review.author?.displayName ?? 'A shopper'}
          {review.verifiedPurchase && ' · bought it here'} ·{' '}
          <time dateTime={review.createdAt}>{formatDay(review.createdAt)}</time>
        </p>
      </article>
    </li>
  );
}
