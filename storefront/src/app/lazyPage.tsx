import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { PageSkeleton } from '@/ui/PageSkeleton';

/** A page whose code is fetched when somebody goes there; its outline stands in until then. */
export function lazyPage(load: () => Promise<ComponentType>, fallback: ReactNode = <PageSkeleton />): ComponentType {
  const Page = lazy(async () => ({ default: await load() }));
  return function LazyPage() {
    return (
      <Suspense fallback={fallback}>
        <Page />
      </Suspense>
    );
  };
}
