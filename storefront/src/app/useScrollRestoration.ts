import { useEffect, useLayoutEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { readStored, writeStored } from '@/lib/storage';

const slot = (key: string) => `scroll.${key}`;

/** A new page starts at its top or at its anchor; going back finds the place where one was. */
export function useScrollRestoration(): void {
  const { key, hash, pathname } = useLocation();
  const isReturn = useNavigationType() === 'POP';

  useEffect(() => {
    history.scrollRestoration = 'manual';
    const remember = () => writeStored(slot(key), Math.round(scrollY), sessionStorage);
    addEventListener('scrollend', remember);
    return () => removeEventListener('scrollend', remember);
  }, [key]);

  // The path, not the whole address: filters and sheets change the query and leave the reader where she is.
  useLayoutEffect(() => {
    const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (target) {
      target.scrollIntoView();
    } else {
      const top = isReturn ? (readStored<number>(slot(key), sessionStorage) ?? 0) : 0;
      scrollTo({ top, behavior: 'instant' });
    }
    // oxlint-disable-next-line react/exhaustive-deps -- only a change of page moves the view
  }, [pathname, hash]);
}
