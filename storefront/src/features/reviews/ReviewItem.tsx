import { lazy, Suspense, useState } from 'react';
import { useAppSelector } from '@/app/hooks';
import { useSignInFirst } from '@/features/session/useSignInFirst';
import type { ReviewFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatDay } from '@/lib/dates';
import { Button } from '@/ui/Button';
import { cx } from '@/ui/cx';
import { ProductImage } from '@/ui/ProductImage';
import { Stars } from '@/ui/Rating';
import { reviewsText } from './messages';
import { ReportDialog } from './ReportDialog';
import { type ReviewsKey, useReviewVoteMutation } from './reviewsApi';
import { SentimentBadge } from './SentimentBadge';

/** Few readers have written the review: its author's part is fetched for them only. */
const OwnReview = lazy(async () => ({ default: (await import('./OwnReview')).OwnReview }));

interface ReviewItemProps {
  review: ReviewFragment;
  /** The list that it stands in. */
  listing: ReviewsKey;
}

export function ReviewItem({ review, listing }: ReviewItemProps) {
  const text = useText(reviewsText);
  const author = review.author?.displayName ?? text.aShopper;
  return (
    <li className="py-6 first:pt-0">
      <article>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <Stars value={review.rating} />
          {review.title && <h3 className="font-sans text-[15px] tracking-normal">{review.title}</h3>}
          {review.sentiment && <SentimentBadge sentiment={review.sentiment} />}
        </div>
        <p className="mt-2 max-w-prose break-words whitespace-pre-line">{review.body}</p>
        {review.photos.length > 0 && (
          <ul className="mt-3 flex flex-wrap gap-2">
            {review.photos.map((photo) => (
              <li key={photo.id}>
                <a href={photo.large} target="_blank" rel="noreferrer">
                  <ProductImage image={photo} title={text.photo(author)} sizes="6rem" className="size-24 rounded-xl" />
                </a>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-2.5 text-sm text-muted">
          {author}
          {review.verifiedPurchase && ` · ${text.verified}`} ·{' '}
          <time dateTime={review.createdAt}>{formatDay(review.createdAt)}</time>
          {review.editedAt && ` · ${text.edited}`}
        </p>
        {review.sellerReply && (
          <blockquote className="mt-4 max-w-prose rounded-xl bg-sand px-4 py-3 text-sm">
            <p className="mb-1 font-semibold">{text.sellerReplied}</p>
            {review.sellerReply}
          </blockquote>
        )}
        <ReviewActions review={review} listing={listing} />
      </article>
    </li>
  );
}

function ReviewActions({ review, listing }: ReviewItemProps) {
  const text = useText(reviewsText);
  const viewer = useAppSelector((state) => state.session.viewer);
  const askToSignIn = useSignInFirst();
  const [vote, voted] = useReviewVoteMutation();
  const [isReporting, setReporting] = useState(false);
  if (viewer && viewer.id === review.author?.id) {
    return (
      <Suspense>
        <OwnReview review={review} />
      </Suspense>
    );
  }
  const refusal = voted.data?.userErrors[0]?.message;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <Button
        variant="secondary"
        size="small"
        aria-pressed={review.votedHelpful ?? false}
        className={cx(review.votedHelpful && 'border-teal text-teal')}
        disabled={voted.isLoading}
        onClick={() =>
          viewer ? void vote({ ...listing, id: review.id, helpful: !review.votedHelpful }) : askToSignIn()
        }
      >
        {text.helpful(review.helpfulCount)}
      </Button>
      <Button
        variant="quiet"
        size="small"
        className="text-muted"
        onClick={() => (viewer ? setReporting(true) : askToSignIn())}
      >
        {text.report}
      </Button>
      {refusal && <p className="text-sm text-coral-deep">{refusal}</p>}
      {isReporting && <ReportDialog reviewId={review.id} onClose={() => setReporting(false)} />}
    </div>
  );
}
