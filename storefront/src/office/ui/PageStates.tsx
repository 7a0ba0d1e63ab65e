import { FailureState } from '@/ui/FailureState';
import { Skeleton } from '@/ui/Skeleton';
import { OfficeLink } from './Button';
import { NothingHere } from './ListStates';

/** Stands in for a page whose thing is not there yet, could not be loaded, or does not exist. */
export function PagePlaceholder({
  isLoading,
  error,
  retry,
  missing,
  back,
}: {
  isLoading: boolean;
  error?: unknown;
  retry: () => void;
  missing: string;
  back: string;
}) {
  if (isLoading) {
    return (
      <div role="status" aria-label="Loading" className="space-y-5">
        <Skeleton className="h-8 w-64" />
        <Skeleton className="h-72" />
      </div>
    );
  }
  return error ? (
    <FailureState error={error} retry={retry} />
  ) : (
    <NothingHere title={missing} action={<OfficeLink to={back}>Back to the list</OfficeLink>} />
  );
}
