import { cx } from '@/ui/cx';

interface TabsProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; count?: number | null | undefined }[];
  onChange: (value: T) => void;
}

/** Which part of a list is shown; one is always chosen. */
export function Tabs<T extends string>({ label, value, options, onChange }: TabsProps<T>) {
  return (
    <div
      role="group"
      aria-label={label}
      className="flex w-fit max-w-full gap-1 overflow-x-auto rounded-lg bg-sand p-1 [scrollbar-width:none]"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cx(
            'flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm whitespace-nowrap transition-colors',
            option.value === value ? 'bg-surface font-medium text-ink shadow-xs' : 'text-muted hover:text-ink',
          )}
        >
          {option.label}
          {option.count ? <span className="text-xs text-muted tabular-nums">{option.count}</span> : null}
        </button>
      ))}
    </div>
  );
}
