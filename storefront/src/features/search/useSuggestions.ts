import { useEffect, useState } from 'react';
import { useAppDispatch } from '@/app/hooks';
import { useSettled } from '@/lib/useSettled';
import type { Suggestion } from './suggestions';

/** What may be meant by what was typed so far. The code behind it is fetched when somebody types. */
export function useSuggestions(typed: string): Suggestion[] {
  const dispatch = useAppDispatch();
  const prefix = useSettled(typed.trim());
  const [found, setFound] = useState<{ prefix: string; suggestions: Suggestion[] } | null>(null);
  useEffect(() => {
    if (prefix.length < 2) {
      return;
    }
    let isCurrent = true;
    void import('./suggestApi')
      .then(({ suggest }) => suggest(prefix, dispatch))
      .then((suggestions) => isCurrent && setFound({ prefix, suggestions }))
      .catch(() => {}); // Without suggestions one can still search.
    return () => {
      isCurrent = false;
    };
  }, [prefix, dispatch]);
  return found?.prefix === prefix ? found.suggestions : [];
}
