import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { formatDay } from '@/lib/dates';
import { count, sentenceCase } from '@/lib/words';
import { rowsOf } from '@/office/graphql/endpoints';
import { announce } from '@/office/ui/announcements';
import { Badge, type Tone } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { Textarea } from '@/office/ui/Fields';
import { ListView, NothingHere, Pager } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { Stars } from '@/ui/Rating';
import { useSeller } from '../session/seller';
import { ReportDialog } from './ReportDialog';
import {
  useReviewedProductsInfiniteQuery,
  useReviewReplyMutation,
  type ReviewedProduct,
  type SellerReview,
} from './reviewsApi';

type Which = 'all' | 'open' | 'critical';

const isShown = ({ rating, sellerReply }: SellerReview, which: Which) =>
  which === 'all' || (which === 'open' ? !sellerReply : rating <= 3 && !sellerReply);

/** What shoppers say about the seller's products, and what the seller answers. */
export function ReviewsPage() {
  const { id: sellerId } = useSeller();
  const [which, setWhich] = useAddressState<Which>('which', 'all');
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useReviewedProductsInfiniteQuery({ sellerId, first: 10 });
  const { rows, total } = rowsOf<ReviewedProduct>(data);
  const shown = rows
    ?.map((product) => ({ product, reviews: product.reviews.nodes.filter((review) => isShown(review, which)) }))
    .filter(({ reviews }) => reviews.length > 0);
  return (
    <>
      <PageHeader
        title="Reviews"
        actions={
          <Tabs
            label="Which reviews"
            value={which}
            onChange={setWhich}
            options={[
              { value: 'all', label: 'All' },
              { value: 'open', label: 'Unanswered' },
              { value: 'critical', label: 'Critical' },
            ]}
          />
        }
      >
        The newest ten of each product, the most sold products first. Your answer stands below the review.
      </PageHeader>
      <div className="space-y-5">
        <ListView
          rows={shown}
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          empty={
            <Panel flush>
              <NothingHere title={which === 'all' ? 'No reviews yet' : 'None among these products'} />
            </Panel>
          }
        >
          {(products) =>
            products.map(({ product, reviews }) => (
              <Panel
                key={product.id}
                title={product.title}
                note={`${product.rating.average.toFixed(1)} of 5, ${count(product.rating.count, 'review')}`}
                actions={
                  <Link to={`/p/${product.slug}`} className="text-sm text-muted hover:text-ink hover:underline">
                    In the shop
                  </Link>
                }
              >
                <ul className="divide-y divide-line">
                  {reviews.map((review) => (
                    <ReviewItem key={review.id} review={review} />
                  ))}
                </ul>
              </Panel>
            ))
          }
        </ListView>
        <Panel flush>
          <Pager
            shown={rows?.length ?? 0}
            total={total}
            hasMore={hasNextPage}
            busy={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        </Panel>
      </div>
    </>
  );
}

const tones: Record<string, Tone> = { POSITIVE: 'good', NEGATIVE: 'bad', NEUTRAL: 'neutral' };

function ReviewItem({ review }: { review: SellerReview }) {
  const [task, setTask] = useState<'reply' | 'report' | null>(null);
  return (
    <li className="py-4 text-sm first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={review.rating} className="h-3.5" />
        {review.title && <span className="font-medium">{review.title}</span>}
        {review.sentiment && (
          <Badge tone={tones[review.sentiment.label] ?? 'neutral'}>{sentenceCase(review.sentiment.label)}</Badge>
        )}
        <span className="ml-auto text-xs text-muted">
          {review.author?.displayName ?? 'A shopper'} · {formatDay(review.createdAt)}
          {review.verifiedPurchase && ' · bought it'}
        </span>
      </div>
      <p className="mt-1.5 max-w-3xl">{review.body}</p>
      {review.photos.length > 0 && (
        <div className="mt-2 flex gap-2">
          {review.photos.map(({ id, url, alt }) => (
            <img
              key={id}
              src={url}
              alt={alt ?? 'Photograph of the review'}
              className="size-16 rounded-lg object-cover"
            />
          ))}
        </div>
      )}
      {review.sellerReply && task !== 'reply' && (
        <p className="mt-2 border-l-2 border-line pl-3 text-muted">You: {review.sellerReply}</p>
      )}
      {task === 'reply' ? (
        <ReplyForm review={review} onClose={() => setTask(null)} />
      ) : (
        <div className="mt-1 -ml-3.5 flex">
          <OfficeButton look="quiet" onClick={() => setTask('reply')}>
            {review.sellerReply ? 'Change the answer' : 'Answer'}
          </OfficeButton>
          <OfficeButton look="quiet" onClick={() => setTask('report')}>
            Report…
          </OfficeButton>
        </div>
      )}
      {task === 'report' && <ReportDialog reviewId={review.id} onClose={() => setTask(null)} />}
    </li>
  );
}

function ReplyForm({ review, onClose }: { review: SellerReview; onClose: () => void }) {
  const [reply, state] = useReviewReplyMutation();
  const [body, setBody] = useState(review.sellerReply ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await reply({ id: review.id, body: body.trim() });
    if (answer.data?.review) {
      announce(body.trim() ? 'Shoppers see your answer' : 'Your answer was taken away');
      onClose();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="mt-3 max-w-2xl space-y-2">
      <Textarea
        label="Your answer, in public"
        hint="Empty takes it away"
        rows={3}
        maxLength={2000}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <Refusal state={state} />
      <div className="flex gap-2">
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Publish
        </OfficeButton>
        <OfficeButton onClick={onClose}>Not now</OfficeButton>
      </div>
    </form>
  );
}
