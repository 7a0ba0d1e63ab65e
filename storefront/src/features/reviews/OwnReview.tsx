import { type FormEvent, useState } from 'react';
import { errorsByInput, failureMessage } from '@/graphql/failure';
import type { ReviewFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { reviewsText } from './messages';
import { ReviewFields, type ReviewDraft } from './ReviewFields';
import { useReviewDeleteMutation, useReviewUpdateMutation } from './reviewsApi';

type Open = 'change' | 'delete' | null;

/** What an author does with what they wrote. */
export function OwnReview({ review }: { review: ReviewFragment }) {
  const { own: text } = useText(reviewsText);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button variant="secondary" size="small" onClick={() => setOpen('change')}>
        {text.change}
      </Button>
      <Button variant="quiet" size="small" className="text-muted" onClick={() => setOpen('delete')}>
        {text.delete}
      </Button>
      {open === 'change' && (
        <Dialog title={text.changeTitle} onClose={close}>
          <ChangeForm review={review} />
        </Dialog>
      )}
      {open === 'delete' && (
        <Dialog title={text.deleteTitle} onClose={close}>
          <DeleteForm id={review.id} />
        </Dialog>
      )}
    </div>
  );
}

function ChangeForm({ review }: { review: ReviewFragment }) {
  const { own: text } = useText(reviewsText);
  const [update, { data, error, isLoading }] = useReviewUpdateMutation();
  const [draft, setDraft] = useState<ReviewDraft>({
    rating: review.rating,
    title: review.title ?? '',
    body: review.body,
  });
  if (data?.userErrors.length === 0) {
    return <Notice tone="success">{text.changed}</Notice>;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void update({ id: review.id, rating: draft.rating, title: draft.title.trim(), body: draft.body.trim() });
  };
  const refusal =
    data?.userErrors.find(({ field }) => !field?.length)?.message ?? (error ? failureMessage(error) : null);
  return (
    <form onSubmit={submit} className="space-y-5">
      <ReviewFields draft={draft} errors={errorsByInput(data?.userErrors)} onChange={setDraft} />
      {refusal && <Notice tone="error">{refusal}</Notice>}
      <Button type="submit" busy={isLoading} className="w-full">
        {text.save}
      </Button>
    </form>
  );
}

function DeleteForm({ id }: { id: string }) {
  const { own: text } = useText(reviewsText);
  const [remove, { data, error, isLoading }] = useReviewDeleteMutation();
  const refusal = data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null);
  return (
    <div className="space-y-5">
      <p>{text.deleteText}</p>
      {refusal && <Notice tone="error">{refusal}</Notice>}
      <Button busy={isLoading} onClick={() => void remove(id)}>
        {text.deleteNow}
      </Button>
    </div>
  );
}
