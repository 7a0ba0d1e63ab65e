import { useId, type TextareaHTMLAttributes } from 'react';
import { useText } from '@/i18n/text';
import { cx } from './cx';
import { uiText } from './messages';

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  label: string;
  error?: string | undefined;
}

/** A labelled field for more than a line. */
export function TextArea({ label, error, className, ...props }: TextAreaProps) {
  const id = useId();
  const { optional } = useText(uiText);
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
        {!props.required && <span className="font-normal text-muted"> ({optional})</span>}
      </label>
      <textarea
        id={id}
        rows={5}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-note` : undefined}
        className={cx(
          'w-full rounded-xl border bg-surface px-3.5 py-2.5 transition-colors hover:border-ink/40',
          error ? 'border-coral-deep' : 'border-line-strong/60',
        )}
        {...props}
      />
      {error && (
        <p id={`${id}-note`} className="mt-1.5 text-sm text-coral-deep">
          {error}
        </p>
      )}
    </div>
  );
}
