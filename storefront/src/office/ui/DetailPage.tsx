import type { ReactNode } from 'react';
import { PagePlaceholder } from './PageStates';

interface DetailPageProps<T> {
  /** What RTK Query's hook answers. */
  query: { data?: T; isLoading: boolean; error?: unknown; refetch: () => unknown };
  /** What to say when there is no such thing. */
  missing: string;
  /** The list that it is from. */
  back: string;
  children: (data: NonNullable<T>) => ReactNode;
}

/** A page about one thing, in each of its states. */
export function DetailPage<T>({
  query: { data, isLoading, error, refetch },
  missing,
  back,
  children,
}: DetailPageProps<T>) {
  return data ? (
    children(data)
  ) : (
    <PagePlaceholder isLoading={isLoading} error={error} retry={() => void refetch()} missing={missing} back={back} />
  );
}
