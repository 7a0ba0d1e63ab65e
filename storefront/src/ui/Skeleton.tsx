import { cx } from './cx';

/** Stands where content will be, in its size, so that nothing jumps when it arrives. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cx('animate-pulse rounded-lg bg-sand', className)} />;
}
