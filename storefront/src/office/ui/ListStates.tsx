import type { ReactNode } from 'react';
import { FailureState } from '@/ui/FailureState';
import { Skeleton } from '@/ui/Skeleton';
import { OfficeButton } from './Button';

/** Stands where the rows of a list will be. */
export function ListSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="space-y-3 px-5 py-4">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className="h-8" />
      ))}
    </div>
  );
}

/** An empty list, and what would fill it. */
export function NothingHere({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="px-5 py-12 text-center">
      <p className="font-medium">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-md text-sm text-muted">{children}</div>}
      {action && <div className="mt-4 flex justify-center gap-2">{action}</div>}
    </div>
  );
}

interface ListViewProps<T> {
  rows: readonly T[] | null | undefined;
  isLoading: boolean;
  error?: unknown;
  retry?: () => void;
  empty: ReactNode;
  children: (rows: readonly T[]) => ReactNode;
}

/** One of: loading, failed, not allowed, empty, or the rows. */
export function ListView<T>({ rows, isLoading, error, retry, empty, children }: ListViewProps<T>) {
  if (rows && rows.length > 0) {
    return children(rows);
  }
  if (isLoading) {
    return <ListSkeleton />;
  }
  if (error) {
    return retry ? <FailureState error={error} retry={retry} /> : <FailureState error={error} />;
  }
  return rows ? <>{empty}</> : <NothingHere title="This is not for your account" />;
}

interface PagerProps {
  shown: number;
  total: number | null | undefined;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

/** The foot of a growing list. */
export function Pager({ shown, total, hasMore, busy, onMore }: PagerProps) {
  if (shown === 0) {
    return null;
  }
  return (
    <div className="flex items-center justify-between gap-4 border-t border-line px-5 py-2.5 text-sm text-muted">
      <span aria-live="polite" className="tabular-nums">
        {total === null || total === undefined ? shown : `${shown} of ${total}`}
      </span>
      {hasMore && (
        <OfficeButton busy={busy} onClick={onMore}>
          Show more
        </OfficeButton>
      )}
    </div>
  );
}
