import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import { cx } from '@/ui/cx';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** For rows of a table whose header says it: the label is read out only. */
  hideLabel?: boolean;
}

const control =
  'w-full rounded-lg border bg-surface px-3 text-sm transition-colors placeholder:text-muted/80 hover:border-muted disabled:opacity-60';
const border = (error: string | undefined) => (error ? 'border-coral' : 'border-line');

function Field({
  id,
  label,
  hint,
  error,
  hideLabel,
  className,
  children,
}: FieldProps & { id: string; className?: string | undefined; children: ReactNode }) {
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-sm font-medium'}>
        {label}
      </label>
      {children}
      {note && (
        <p id={`${id}-note`} className={cx('mt-1 text-xs', error ? 'text-coral-deep' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  );
}

const describedBy = (id: string, { hint, error }: { hint?: ReactNode; error?: string | undefined }) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': (error ?? hint) ? `${id}-note` : undefined,
});

export function Input({
  label,
  hint,
  error,
  hideLabel = false,
  className,
  ...props
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Field {...{ id, label, hint, error, hideLabel, className }}>
      <input className={cx(control, 'h-9', border(error))} {...describedBy(id, { hint, error })} {...props} />
    </Field>
  );
}

export function Textarea({
  label,
  hint,
  error,
  hideLabel = false,
  className,
  ...props
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <Field {...{ id, label, hint, error, hideLabel, className }}>
      <textarea
        rows={4}
        className={cx(control, 'py-2 leading-relaxed', border(error))}
        {...describedBy(id, { hint, error })}
        {...props}
      />
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function Select({
  label,
  hint,
  error,
  hideLabel = false,
  className,
  options,
  ...props
}: FieldProps & SelectHTMLAttributes<HTMLSelectElement> & { options: readonly Option[] }) {
  const id = useId();
  return (
    <Field {...{ id, label, hint, error, hideLabel, className }}>
      <select className={cx(control, 'h-9 pr-7', border(error))} {...describedBy(id, { hint, error })} {...props}>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function Checkbox({
  label,
  hint,
  className,
  ...props
}: { label: ReactNode; hint?: ReactNode; className?: string } & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>) {
  return (
    <label className={cx('flex cursor-pointer items-start gap-2.5 text-sm', className)}>
      <input type="checkbox" className="mt-0.5 size-4 shrink-0 accent-coral" {...props} />
      <span>
        {label}
        {hint && <span className="block text-xs text-muted">{hint}</span>}
      </span>
    </label>
  );
}
