import { idempotencyKeyFor, settleIdempotencyKey } from './idempotency';

/**
 * Variables of a mutation that carries an idempotency key, and what to do once it was answered. For endpoints whose
 * answer needs nothing else: `query` uses `keyed`, `onQueryStarted` is `settled`.
 */
export function attempt<TChange extends object>(operation: string) {
  return {
    keyed: (change: TChange) => ({ input: { ...change, idempotencyKey: idempotencyKeyFor(operation, change) } }),
    settled: async (_change: TChange, { queryFulfilled }: { queryFulfilled: PromiseLike<unknown> }) => {
      // Without a final answer the shop may or may not have done it: the key stays for the next attempt.
      if (await Promise.resolve(queryFulfilled).catch(() => null)) {
        settleIdempotencyKey(operation);
      }
    },
  };
}
