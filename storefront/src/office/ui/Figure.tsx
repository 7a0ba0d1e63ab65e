import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { cx } from '@/ui/cx';

interface FigureProps {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  to?: string;
}

/** One number that matters. */
export function Figure({ label, value, note, to }: FigureProps) {
  return (
    <div
      className={cx(
        'relative rounded-xl border border-line bg-surface px-4 py-3.5',
        to && 'transition-colors hover:border-muted',
      )}
    >
      <dt className="text-sm text-muted">
        {to ? (
          <Link to={to} className="after:absolute after:inset-0 after:rounded-xl">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="mt-1 font-display text-2xl leading-tight font-semibold tabular-nums">{value}</dd>
      {note && <dd className="mt-0.5 text-xs text-muted">{note}</dd>}
    </div>
  );
}

/** Figures in a row. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">{children}</dl>;
}
