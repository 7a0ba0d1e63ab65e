import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { PageSkeleton } from '@/ui/PageSkeleton';

/** A page whose code is fetched when somebody goes there. */
export interface LazyPage {
  (): ReactNode;
  /** Fetches the code ahead; the page is drawn without its outline then. */
  load: () => Promise<unknown>;
}

/** The page's outline stands in until its code is there. */
export function lazyPage(load: () => Promise<ComponentType>, fallback: ReactNode = <PageSkeleton />): LazyPage {
  let loaded: ComponentType | undefined;
  const fetched = async () => ({ default: (loaded ??= await load()) });
  const Later = lazy(fetched);
  const Page = () => {
    // Which of the two it was stays, or the page would start anew.
    const [Now] = useState(() => loaded ?? Later);
    return (
      <Suspense fallback={fallback}>
        <Now />
      </Suspense>
    );
  };
  return Object.assign(Page, { load: fetched });
}
