import type { GraphQLResult } from '@/graphql/execute';
import { followStream, type LiveStatus } from '@/graphql/followStream';
import type { OrderFragment, OrderUpdatedSubscription, OrderUpdatedSubscriptionVariables } from '@/graphql/generated';

export interface FollowOrder {
  open(
    variables: OrderUpdatedSubscriptionVariables,
    signal: AbortSignal,
  ): AsyncIterable<GraphQLResult<OrderUpdatedSubscription>>;
  onOrder(order: OrderFragment): void;
  onStatus(status: LiveStatus): void;
  pause?(attempt: number, signal: AbortSignal): Promise<void>;
}

/** Follows an order until nothing more can happen to it or `signal` aborts. */
export function followOrder(
  key: { id: string; guestToken: string | null },
  { open, onOrder, onStatus, ...rest }: FollowOrder,
  signal: AbortSignal,
): Promise<void> {
  return followStream<OrderUpdatedSubscription>(
    {
      ...rest,
      onStatus,
      open: (after, leaving) => open({ ...key, after }, leaving),
      onUpdate: ({ orderUpdated: { cursor, order } }) => {
        onOrder(order);
        return { cursor, isFinal: isFinal(order) };
      },
    },
    signal,
  );
}

/** What has arrived may still be sent back, so only a cancelled order is over. */
const isFinal = ({ status }: OrderFragment) => status === 'CANCELLED';
