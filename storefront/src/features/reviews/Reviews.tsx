import { useState } from 'react';
import type { ProductDetails } from '@/features/product/productApi';
import type { ReviewOrder } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { FailureState } from '@/ui/FailureState';
import { SelectField } from '@/ui/SelectField';
import { ShowMore } from '@/ui/ShowMore';
import { Skeleton } from '@/ui/Skeleton';
import { reviewsText } from './messages';
import { RatingHistogram } from './RatingHistogram';
import { ReviewHighlights } from './ReviewHighlights';
import { ReviewItem } from './ReviewItem';
import { useReviewsInfiniteQuery } from './reviewsApi';
import { SentimentBar } from './SentimentBar';
import { WriteReview } from './WriteReview';

const orders: ReviewOrder[] = ['HELPFUL', 'NEWEST', 'RATING_DESC', 'RATING_ASC'];

export function Reviews({
  product,
}: {
  product: Pick<ProductDetails, 'id' | 'rating' | 'sentiment' | 'reviewSummary'>;
}) {
  const text = useText(reviewsText);
  const [orderBy, setOrderBy] = useState<ReviewOrder>('HELPFUL');
  const key = { productId: product.id, orderBy };
  const reviews = useReviewsInfiniteQuery(key);
  const nodes = reviews.data?.pages.flatMap((page) => page?.nodes ?? []);
  return (
    <section id="reviews" aria-labelledby="reviews-title" className="scroll-mt-32">
      <div className="mb-8 flex flex-wrap items-center justify-between gap-4">
        <h2 id="reviews-title" className="text-2xl sm:text-3xl">
          {text.title}
        </h2>
        <WriteReview productId={product.id} />
      </div>
      <div className="grid gap-10 lg:grid-cols-[18rem_1fr] lg:gap-16">
        <div className="space-y-8">
          <RatingHistogram rating={product.rating} />
          {product.sentiment && <SentimentBar sentiment={product.sentiment} />}
        </div>
        <div className="min-w-0">
          {product.reviewSummary && <ReviewHighlights summary={product.reviewSummary} />}
          {nodes && nodes.length > 1 && (
            <div className="mb-5 flex justify-end">
              <SelectField
                inline
                label={text.sort}
                options={orders.map((value) => ({ value, label: text.orders[value as keyof typeof text.orders] }))}
                value={orderBy}
                onChange={({ target }) => setOrderBy(target.value as ReviewOrder)}
              />
            </div>
          )}
          {reviews.isError ? (
            <FailureState error={reviews.error} retry={() => void reviews.refetch()} />
          ) : !nodes ? (
            <div className="space-y-6" role="status" aria-label={text.loading}>
              <Skeleton className="h-24" />
              <Skeleton className="h-24" />
            </div>
          ) : nodes.length === 0 ? (
            <p className="text-muted">{text.none}</p>
          ) : (
            <ul className="divide-y divide-line">
              {nodes.map((review) => (
                <ReviewItem key={review.id} review={review} listing={key} />
              ))}
            </ul>
          )}
          <ShowMore
            shown={nodes?.length ?? 0}
            total={reviews.data?.pages[0]?.totalCount ?? 0}
            what={text.what}
            hasMore={reviews.hasNextPage}
            busy={reviews.isFetchingNextPage}
            onMore={() => void reviews.fetchNextPage()}
          />
        </div>
      </div>
    </section>
  );
}
