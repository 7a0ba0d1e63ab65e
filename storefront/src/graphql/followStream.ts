import type { GraphQLResult } from './execute';

/** How a live view stands. */
export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'ended';

export interface FollowStream<TData> {
  /** Opens the stream behind the update with this cursor; at the beginning when there is none yet. */
  open(after: string | null, signal: AbortSignal): AsyncIterable<GraphQLResult<TData>>;
  /** Takes an update in. `null` says that it held nothing; `isFinal`, that no other will come. */
  onUpdate(data: TData): { cursor: string | null; isFinal?: boolean } | null;
  onStatus?(status: LiveStatus): void;
  /** Waits before the given attempt to reconnect (1, 2, ...). */
  pause?(attempt: number, signal: AbortSignal): Promise<void>;
}

/** Follows a subscription until its last update or until `signal` aborts; resumes a broken stream after its last update. */
export async function followStream<TData>(
  { open, onUpdate, onStatus = () => {}, pause = backOff }: FollowStream<TData>,
  signal: AbortSignal,
): Promise<void> {
  let after: string | null = null;
  let attempt = 0;
  onStatus('connecting');
  while (!signal.aborted) {
    try {
      const updates: AsyncIterable<GraphQLResult<TData>> = open(after, signal);
      for await (const { data } of updates) {
        const update: ReturnType<typeof onUpdate> = data ? onUpdate(data) : null;
        if (!update) {
          break;
        }
        after = update.cursor;
        attempt = 0;
        onStatus('live');
        if (update.isFinal) {
          onStatus('ended');
          return;
        }
      }
    } catch {
      // A dropped connection; the loop opens the next one.
    }
    if (!signal.aborted) {
      onStatus('reconnecting');
      attempt += 1;
      await pause(attempt, signal);
    }
  }
}

/** 1 s, 2 s, 4 s ... at most 15 s; not longer than until the network is back, nor than somebody looks. */
export function backOff(attempt: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      removeEventListener('online', goOn);
      signal.removeEventListener('abort', goOn);
      resolve();
    };
    const timer = setTimeout(goOn, Math.min(15_000, 500 * 2 ** attempt));
    addEventListener('online', goOn);
    signal.addEventListener('abort', goOn);
  });
}
