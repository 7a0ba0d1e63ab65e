import { useId, type InputHTMLAttributes } from 'react';
import { cx } from './cx';

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint?: string;
  error?: string | undefined;
}

/** A labelled input; its hint and error are tied to it for screen readers. */
export function TextField({ label, hint, error, className, ...props }: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
        {!props.required && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={cx(
          'h-11 w-full rounded-xl border bg-surface px-3.5 transition-colors placeholder:text-muted/70 hover:border-ink/40',
          error ? 'border-coral' : 'border-line',
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
