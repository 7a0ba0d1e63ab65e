import { readStored, writeStored } from './storage';
import { uuid } from './uuid';

interface Pending {
  payload: string;
  key: string;
}

/**
 * The idempotency key for one attempt at `operation`. The same payload gets the same key until the attempt is settled,
 * also after a reload: a shopper who presses "Pay" twice, or again after a lost answer, never orders twice.
 */
export function idempotencyKeyFor(operation: string, payload: unknown): string {
  const pending = readStored<Pending>(slot(operation), sessionStorage);
  const text = JSON.stringify(payload);
  if (pending?.payload === text) {
    return pending.key;
  }
  const key = uuid();
  writeStored(slot(operation), { payload: text, key } satisfies Pending, sessionStorage);
  return key;
}

/** The shop gave a final answer: the next attempt is a new one. */
export function settleIdempotencyKey(operation: string): void {
  writeStored(slot(operation), null, sessionStorage);
}

const slot = (operation: string) => `pending.${operation}`;
