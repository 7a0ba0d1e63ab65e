import type { ReactNode } from 'react';
import { cx } from '@/ui/cx';

export interface Fact {
  label: string;
  value: ReactNode;
  strong?: boolean;
}

/** Names and values, one a line. */
export function Facts({ facts, className }: { facts: readonly (Fact | null | false)[]; className?: string }) {
  return (
    <dl className={cx('space-y-1.5 text-sm', className)}>
      {facts
        .filter((fact) => fact !== null && fact !== false)
        .map(({ label, value, strong }) => (
          <div
            key={label}
            className={cx('flex justify-between gap-4', strong && 'border-t border-line pt-1.5 font-semibold')}
          >
            <dt className={cx(!strong && 'text-muted')}>{label}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
