import { type FormEvent, useState } from 'react';
import { useAppSelector } from '@/app/hooks';
import { useSignInFirst } from '@/features/session/useSignInFirst';
import { errorsByInput, failureMessage } from '@/graphql/failure';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { reviewsText } from './messages';
import { ReviewFields, type ReviewDraft } from './ReviewFields';
import { useReviewCreateMutation } from './reviewsApi';
import { uploadPicture } from './uploadPicture';

/** The button, and the form behind it for who is signed in. */
export function WriteReview({ productId }: { productId: string }) {
  const text = useText(reviewsText);
  const viewer = useAppSelector((state) => state.session.viewer);
  const askToSignIn = useSignInFirst();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="small" onClick={() => (viewer ? setOpen(true) : askToSignIn())}>
        {viewer ? text.write : text.signIn}
      </Button>
      {isOpen && (
        <Dialog title={text.write} onClose={() => setOpen(false)}>
          <ReviewForm productId={productId} />
        </Dialog>
      )}
    </>
  );
}

const mostPhotos = 5;

function ReviewForm({ productId }: { productId: string }) {
  const text = useText(reviewsText);
  const { form } = text;
  const [create, { data, error, isLoading }] = useReviewCreateMutation();
  const [draft, setDraft] = useState<ReviewDraft>({ rating: 5, title: '', body: '' });
  const [photos, setPhotos] = useState<File[]>([]);
  const [isUploading, setUploading] = useState(false);
  const [wasRefused, setRefused] = useState(false);

  if (data?.userErrors.length === 0) {
    return <Notice tone="success">{form.thanks}</Notice>;
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setUploading(true);
    const ids = await Promise.all(photos.slice(0, mostPhotos).map(uploadPicture));
    setUploading(false);
    setRefused(ids.includes(null));
    if (!ids.includes(null)) {
      void create({
        productId,
        rating: draft.rating,
        body: draft.body.trim(),
        ...(draft.title.trim() ? { title: draft.title.trim() } : {}),
        photoUploadIds: ids.filter((id) => id !== null),
      });
    }
  };
  const byInput = errorsByInput(data?.userErrors);
  const refusal =
    data?.userErrors.find(({ field }) => !field?.length)?.message ?? (error ? failureMessage(error) : null);
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-5">
      <ReviewFields draft={draft} errors={byInput} onChange={setDraft} />
      <label className="block">
        <span className="mb-1.5 block text-sm font-medium">{form.photos}</span>
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp,image/gif"
          multiple
          className="block w-full text-sm file:mr-4 file:rounded-full file:border-0 file:bg-sand file:px-4 file:py-2 file:font-medium file:text-ink"
          onChange={({ target }) => setPhotos([...(target.files ?? [])].slice(0, mostPhotos))}
        />
        <span className="mt-1.5 block text-sm text-muted">{form.photosHint}</span>
      </label>
      {(wasRefused || refusal) && <Notice tone="error">{wasRefused ? form.refused : refusal}</Notice>}
      <Button type="submit" busy={isLoading || isUploading} className="w-full">
        {form.submit}
      </Button>
    </form>
  );
}
