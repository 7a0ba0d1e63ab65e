import type { ReactNode } from 'react';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { CheckIcon } from '@/ui/icons';
import { checkoutText } from './messages';

interface CheckoutStepProps {
  number: number;
  title: string;
  open: boolean;
  done: boolean;
  /** What was entered, shown when the step is done. */
  summary?: string;
  onEdit?: () => void;
  children: ReactNode;
}

export function CheckoutStep({ number, title, open, done, summary, onEdit, children }: CheckoutStepProps) {
  const text = useText(checkoutText);
  return (
    <li
      aria-current={open ? 'step' : undefined}
      className={cx(
        'rounded-2xl border px-5 py-5 sm:px-7',
        open ? 'border-ink/25 bg-surface shadow-card' : 'border-line',
      )}
    >
      <div className="flex items-center gap-4">
        <span
          aria-hidden="true"
          className={cx(
            'grid size-8 shrink-0 place-items-center rounded-full text-sm font-semibold',
            done ? 'bg-teal text-on-teal' : open ? 'bg-ink text-on-ink' : 'bg-sand text-muted',
          )}
        >
          {done ? <CheckIcon className="size-4.5" /> : number}
        </span>
        <div className="min-w-0">
          <h2 className={cx('text-xl', !open && !done && 'text-muted')}>{title}</h2>
          {done && summary && <p className="truncate text-sm text-muted">{summary}</p>}
        </div>
        {done && (
          <button
            type="button"
            className="ml-auto text-sm underline underline-offset-4"
            aria-label={text.changeStep(title)}
            onClick={onEdit}
          >
            {text.change}
          </button>
        )}
      </div>
      {open && <div className="mt-6">{children}</div>}
    </li>
  );
}
