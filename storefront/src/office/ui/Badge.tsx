import type { ReactNode } from 'react';
import { cx } from '@/ui/cx';

export type Tone = 'neutral' | 'attention' | 'progress' | 'good' | 'bad';

const tones: Record<Tone, string> = {
  neutral: 'bg-sand text-ink-soft',
  attention: 'bg-coral-wash text-coral-deep',
  progress: 'bg-sun-wash text-sun-deep',
  good: 'bg-teal-wash text-teal',
  bad: 'bg-coral-wash text-coral-deep',
};

/** A state in a word. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cx(
        'inline-flex items-center rounded-md px-1.5 py-0.5 text-xs leading-4 font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
