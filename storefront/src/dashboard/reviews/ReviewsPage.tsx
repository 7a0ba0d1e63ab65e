import { useState } from 'react';
import { formatDay } from '@/lib/dates';
import { count, sentenceCase } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { Badge, type Tone } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { AnswerForm } from '@/office/words/AnswerForm';
import { WordsByProduct } from '@/office/words/WordsByProduct';
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
  const list = useReviewedProductsInfiniteQuery({ sellerId, first: 10 });
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
      <WordsByProduct<ReviewedProduct, SellerReview>
        list={list}
        itemsOf={({ reviews }) => reviews.nodes.filter((review) => isShown(review, which))}
        note={({ rating }) => `${rating.average.toFixed(1)} of 5, ${count(rating.count, 'review')}`}
        empty={<NothingHere title={which === 'all' ? 'No reviews yet' : 'None among these products'} />}
      >
        {(review) => <ReviewItem key={review.id} review={review} />}
      </WordsByProduct>
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
  const send = async (body: string) => {
    const answer = await reply({ id: review.id, body });
    if (answer.data?.review) {
      announce(body ? 'Shoppers see your answer' : 'Your answer was taken away');
      onClose();
    }
  };
  return <AnswerForm present={review.sellerReply ?? ''} isRemovable state={state} onSend={send} onClose={onClose} />;
}
