import { useEffect, useState } from 'react';
import { sessionGate } from '@/features/session/sessionGate';
import { followStream } from '@/graphql/followStream';
import {
  AvailabilityChangedDocument,
  type AvailabilityChangedSubscription,
  type AvailabilityFragment,
  type VariantFragment,
} from '@/graphql/generated';
import { subscribe } from '@/graphql/subscribe';
import { useVisible } from '@/lib/useVisible';

/** The variants with what can be bought of them right now, for as long as somebody looks. */
export function useLiveAvailability(variants: readonly VariantFragment[]): VariantFragment[] {
  const isVisible = useVisible();
  const [latest, setLatest] = useState<Record<string, AvailabilityFragment>>({});
  const ids = variants.map(({ id }) => id).join(' ');

  useEffect(() => {
    if (!isVisible || !ids) {
      return;
    }
    const leaving = new AbortController();
    void followStream<AvailabilityChangedSubscription>(
      {
        open: (after, signal) =>
          subscribe(
            AvailabilityChangedDocument,
            { variantIds: ids.split(' '), after },
            { accessToken: () => sessionGate.accessToken(), signal },
          ),
        onUpdate: ({ availabilityChanged: { cursor, variant, availability } }) => {
          setLatest((known) => ({ ...known, [variant.id]: availability }));
          return { cursor };
        },
      },
      leaving.signal,
    );
    return () => leaving.abort();
  }, [ids, isVisible]);

  return variants.map((variant) => ({ ...variant, availability: latest[variant.id] ?? variant.availability }));
}
