import type { ReactNode } from 'react';
import { cx } from './cx';

const tones = {
  info: 'bg-sand text-ink',
  success: 'bg-teal-wash text-teal',
  warning: 'bg-sun-wash text-sun-deep',
  error: 'bg-coral-wash text-coral-deep',
};

/** A short message in place. Errors are announced at once, everything else when the reader pauses. */
export function Notice({
  tone = 'info',
  className,
  children,
}: {
  tone?: keyof typeof tones;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={cx('rounded-xl px-4 py-3 text-sm', tones[tone], className)}
    >
      {children}
    </div>
  );
}
