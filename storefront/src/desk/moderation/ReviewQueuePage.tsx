import { useState } from 'react';
import { Link } from 'react-router';
import { formatDay } from '@/lib/dates';
import { sentenceCase } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { Input } from '@/office/ui/Fields';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { Stars } from '@/ui/Rating';
import { useReviewModerateMutation, useReviewQueueInfiniteQuery, type QueuedReview } from './moderationApi';

/** Reviews that wait to be shown or were reported. */
export function ReviewQueuePage() {
  const list = useReviewQueueInfiniteQuery({ first: 20 });
  return (
    <>
      <PageHeader title="Reviews to look at">
        They wait to be shown, or were reported. Who has waited longest first.
      </PageHeader>
      <Panel flush>
        <PagedList list={list} empty={<NothingHere title="Nothing to look at" />}>
          {(reviews) => (
            <ul className="divide-y divide-line">
              {reviews.map((review) => (
                <QueuedReviewItem key={review.id} review={review} />
              ))}
            </ul>
          )}
        </PagedList>
      </Panel>
    </>
  );
}

function QueuedReviewItem({ review }: { review: QueuedReview }) {
  const [moderate, state] = useReviewModerateMutation();
  const [note, setNote] = useState('');
  const decide = async (approve: boolean) => {
    const answer = await moderate({ id: review.id, approve, note: approve ? null : note.trim() || null });
    if (answer.data?.review) {
      announce(approve ? 'Shoppers see it' : 'It is out of sight');
    }
  };
  return (
    <li className="p-5 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={review.rating} className="h-3.5" />
        {review.title && <span className="font-medium">{review.title}</span>}
        <Badge tone={review.status === 'PENDING' ? 'attention' : 'neutral'}>{sentenceCase(review.status)}</Badge>
        <span className="text-xs text-muted">
          {review.author?.displayName ?? 'A shopper'} · {formatDay(review.createdAt)}
          {review.verifiedPurchase && ' · bought it'}
          {review.product && (
            <>
              {' · '}
              <Link to={`/p/${review.product.slug}`} className="underline underline-offset-2">
                {review.product.title}
              </Link>
            </>
          )}
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
              className="size-20 rounded-lg object-cover"
            />
          ))}
        </div>
      )}
      {(review.reports ?? []).map(({ reason, comment, reporter, createdAt }) => (
        <p key={createdAt} className="mt-2 border-l-2 border-coral pl-3 text-muted">
          Reported by {reporter?.displayName ?? 'somebody'}: {sentenceCase(reason).toLowerCase()}
          {comment && <q className="ml-1">{comment}</q>}
        </p>
      ))}
      <div className="mt-3 flex flex-wrap items-end gap-2">
        <OfficeButton busy={state.isLoading} onClick={() => void decide(true)}>
          Show it
        </OfficeButton>
        <OfficeButton look="danger" disabled={state.isLoading} onClick={() => void decide(false)}>
          Do not show it
        </OfficeButton>
        <Input
          label="Why not, for the author"
          hideLabel
          placeholder="Why not, for the author"
          maxLength={500}
          className="min-w-56 grow sm:max-w-md"
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
      <Refusal state={state} className="mt-2" />
    </li>
  );
}
