import type { Store } from '@reduxjs/toolkit';
import { writeStored } from '@/lib/storage';
import type { RootState } from './store';

/** What survives a reload. Each slice reads its own part back as its initial state. */
const persisted = [
  { key: 'guestCart', area: () => localStorage, select: (state: RootState) => state.cart.guest },
  { key: 'orderTokens', area: () => localStorage, select: (state: RootState) => state.order.guestTokens },
  { key: 'checkout', area: () => sessionStorage, select: (state: RootState) => state.checkout },
] as const;

/** Writes each part when it changes. */
export function persist(store: Store<RootState>): void {
  let before = store.getState();
  store.subscribe(() => {
    const now = store.getState();
    for (const { key, area, select } of persisted) {
      if (select(now) !== select(before)) {
        writeStored(key, select(now), area());
      }
    }
    before = now;
  });
}
