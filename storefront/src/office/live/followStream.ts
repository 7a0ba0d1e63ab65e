export type StreamStatus = 'connecting' | 'live' | 'reconnecting' | 'ended';

export interface FollowStream<TData> {
  open(after: string | null, signal: AbortSignal): AsyncIterable<{ data?: TData | null }>;
  /** Takes one update; answers where to go on after a break, or 'done' after the last update. */
  onUpdate(data: TData): { cursor: string | null } | 'done';
  onStatus(status: StreamStatus): void;
  /** Waits before the given attempt to reconnect (1, 2, ...). */
  pause(attempt: number, signal: AbortSignal): Promise<void>;
}

/** Follows a subscription until it is done or `signal` aborts; resumes a broken stream after its last update. */
export async function followStream<TData>(
  { open, onUpdate, onStatus, pause }: FollowStream<TData>,
  signal: AbortSignal,
): Promise<void> {
  let after: string | null = null;
  let attempt = 0;
  onStatus('connecting');
  while (!signal.aborted) {
    try {
      for await (const { data } of open(after, signal)) {
        if (!data) {
          break;
        }
        attempt = 0;
        const taken: { cursor: string | null } | 'done' = onUpdate(data);
        if (taken === 'done') {
          onStatus('ended');
          return;
        }
        after = taken.cursor;
        onStatus('live');
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

/** 1 s, 2 s, 4 s ... at most 15 s, and not a moment longer than somebody looks. */
export function backOff(attempt: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.min(15_000, 500 * 2 ** attempt));
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
