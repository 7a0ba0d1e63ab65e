import type { ReactNode } from 'react';
import { cx } from '@/ui/cx';

interface PanelProps {
  title?: string;
  note?: ReactNode;
  actions?: ReactNode;
  /** Content such as a table reaches to the edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A titled part of a page. */
export function Panel({ title, note, actions, flush, className, children }: PanelProps) {
  return (
    <section aria-label={title} className={cx('rounded-xl border border-line bg-surface', className)}>
      {(title || actions) && (
        <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 pt-4 pb-3">
          <div className="min-w-0">
            <h2 className="font-sans text-[15px] font-semibold tracking-normal">{title}</h2>
            {note && <p className="text-sm text-muted">{note}</p>}
          </div>
          {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={cx(!flush && 'px-5 pb-5', !flush && !title && !actions && 'pt-5')}>{children}</div>
    </section>
  );
}
