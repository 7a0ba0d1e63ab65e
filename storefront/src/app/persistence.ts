import { createListenerMiddleware } from '@reduxjs/toolkit';
import { writeStored } from '@/lib/storage';
import type { RootState } from './store';

/** What survives a reload. Each slice reads its own part back as its initial state. */
const persisted = [
  { key: 'guestCart', area: () => localStorage, select: (state: RootState) => state.cart.guest },
  { key: 'orderTokens', area: () => localStorage, select: (state: RootState) => state.order.guestTokens },
  { key: 'checkout', area: () => sessionStorage, select: (state: RootState) => state.checkout },
] as const;

export const persistence = createListenerMiddleware();

for (const { key, area, select } of persisted) {
  persistence.startListening({
    predicate: (_action, now, before) => select(now as RootState) !== select(before as RootState),
    effect: (_action, { getState }) => writeStored(key, select(getState() as RootState), area()),
  });
}
