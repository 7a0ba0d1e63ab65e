import type { OrderFragment, OrderUpdatedSubscription, OrderUpdatedSubscriptionVariables } from '@/graphql/generated';
import type { GraphQLResult } from '@/graphql/execute';
import type { LiveStatus } from './orderSlice';

export interface FollowOrder {
  open(
    variables: OrderUpdatedSubscriptionVariables,
    signal: AbortSignal,
  ): AsyncIterable<GraphQLResult<OrderUpdatedSubscription>>;
  onOrder(order: OrderFragment): void;
  onStatus(status: LiveStatus): void;
  /** Waits before the given attempt to reconnect (1, 2, ...). */
  pause(attempt: number, signal: AbortSignal): Promise<void>;
}

/** Follows an order until nothing more can happen to it or `signal` aborts; resumes a broken stream after its last event. */
export async function followOrder(
  key: { id: string; guestToken: string | null },
  { open, onOrder, onStatus, pause }: FollowOrder,
  signal: AbortSignal,
): Promise<void> {
  let after: string | null = null;
  let attempt = 0;
  onStatus('connecting');
  while (!signal.aborted) {
    try {
      const updates: AsyncIterable<GraphQLResult<OrderUpdatedSubscription>> = open({ ...key, after }, signal);
      for await (const { data } of updates) {
        if (!data?.orderUpdated) {
          break;
        }
        const { cursor, order } = data.orderUpdated;
        after = cursor;
        attempt = 0;
        onOrder(order);
        onStatus('live');
        if (isFinal(order)) {
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

const isFinal = (order: OrderFragment) => order.status === 'DELIVERED' || order.status === 'CANCELLED';
