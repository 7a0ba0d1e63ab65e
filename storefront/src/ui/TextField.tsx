import { useId, type InputHTMLAttributes } from 'react';
import { useText } from '@/i18n/text';
import { cx } from './cx';
import { uiText } from './messages';

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
  error?: string | undefined;
}

/** A labelled input; its hint and error are tied to it for screen readers. */
export function TextField({ label, hint, error, className, ...props }: TextFieldProps) {
  const id = useId();
  const { optional } = useText(uiText);
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
        {!props.required && <span className="font-normal text-muted"> ({optional})</span>}
      </label>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={cx(
          'h-11 w-full rounded-xl border bg-surface px-3.5 transition-colors placeholder:text-muted hover:border-ink/40',
          error ? 'border-coral-deep' : 'border-line-strong/60',
        )}
        {...props}
      />
      {note && (
        <p id={`${id}-note`} className={cx('mt-1.5 text-sm', error ? 'text-coral-deep' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  );
}
