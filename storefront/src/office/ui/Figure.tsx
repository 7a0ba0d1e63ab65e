import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface FigureProps {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  to?: string;
}

/** One number that matters. */
export function Figure({ label, value, note, to }: FigureProps) {
  const content = (
    <>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="mt-1 font-display text-2xl leading-tight font-semibold tabular-nums">{value}</dd>
      {note && <dd className="mt-0.5 text-xs text-muted">{note}</dd>}
    </>
  );
  const look = 'block rounded-xl border border-line bg-surface px-4 py-3.5';
  return to ? (
    <div className="relative">
      <div className={`${look} h-full transition-colors hover:border-muted`}>
        {content}
        <Link to={to} className="absolute inset-0 rounded-xl" aria-label={`${label}: show`} />
      </div>
    </div>
  ) : (
    <div className={look}>{content}</div>
  );
}

export function Figures({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">{children}</dl>;
}
