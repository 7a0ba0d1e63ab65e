import { useEffect } from 'react';

/** Names the page in the tab, the history and for screen readers. */
export function usePageTitle(title: string | null | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Octomart` : 'Octomart';
  }, [title]);
}
