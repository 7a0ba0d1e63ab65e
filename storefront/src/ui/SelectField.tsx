import { useId, type SelectHTMLAttributes } from 'react';
import { cx } from './cx';

interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string;
  options: readonly { value: string; label: string }[];
  /** Puts the label beside the menu instead of above it. */
  inline?: boolean;
}

export function SelectField({ label, options, inline, className, ...props }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={cx(inline && 'flex items-center gap-2', className)}>
      <label
        htmlFor={id}
        className={cx('text-sm', inline ? 'whitespace-nowrap text-muted max-sm:sr-only' : 'mb-1.5 block font-medium')}
      >
        {label}
      </label>
      <select
        id={id}
        className={cx(
          'rounded-xl border border-line bg-surface px-3 transition-colors hover:border-ink/40',
          inline ? 'h-10 max-w-44 text-sm' : 'h-11 w-full',
        )}
        {...props}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
