import { Skeleton } from './Skeleton';

/** The outline of a page that is being fetched. */
export function PageSkeleton() {
  return (
    <div className="min-h-dvh space-y-6" data-testid="page-skeleton">
      <Skeleton className="h-4 w-48" />
      <Skeleton className="h-10 w-2/3 max-w-md" />
      <Skeleton className="h-72 w-full" />
    </div>
  );
}
