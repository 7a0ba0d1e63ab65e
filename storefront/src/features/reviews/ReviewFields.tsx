import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { TextArea } from '@/ui/TextArea';
import { TextField } from '@/ui/TextField';
import { reviewsText } from './messages';

export interface ReviewDraft {
  rating: number;
  title: string;
  body: string;
}

interface ReviewFieldsProps {
  draft: ReviewDraft;
  errors: Record<string, string>;
  onChange: (draft: ReviewDraft) => void;
}

/** Stars, a headline and the words. */
export function ReviewFields({ draft, errors, onChange }: ReviewFieldsProps) {
  const text = useText(reviewsText);
  const { form } = text;
  return (
    <>
      <fieldset>
        <legend className="mb-2 text-sm font-medium">{form.rating}</legend>
        <div className="flex gap-1">
          {[1, 2, 3, 4, 5].map((stars) => (
            <label
              key={stars}
              className="cursor-pointer rounded-lg p-1 has-focus-visible:outline-2 has-focus-visible:outline-coral"
            >
              <input
                type="radio"
                name="rating"
                className="sr-only"
                value={stars}
                checked={draft.rating === stars}
                onChange={() => onChange({ ...draft, rating: stars })}
              />
              <span className="sr-only">{text.stars(stars)}</span>
              <span
                aria-hidden="true"
                className={cx('text-3xl leading-none', stars <= draft.rating ? 'text-sun' : 'text-line')}
              >
                ★
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <TextField
        label={form.title}
        maxLength={120}
        error={errors.title}
        value={draft.title}
        onChange={({ target }) => onChange({ ...draft, title: target.value })}
      />
      <TextArea
        label={form.body}
        required
        maxLength={5000}
        error={errors.body}
        value={draft.body}
        onChange={({ target }) => onChange({ ...draft, body: target.value })}
      />
    </>
  );
}
