import { describe, expect, it, vi } from 'vitest';
import type { GraphQLResult } from '@/graphql/execute';
import type { OrderFragment, OrderStatus, OrderUpdatedSubscription } from '@/graphql/generated';
import { followOrder } from './followOrder';

type Stream = AsyncGenerator<GraphQLResult<OrderUpdatedSubscription>>;

const update = (cursor: string, status: OrderStatus): GraphQLResult<OrderUpdatedSubscription> => ({
  data: { orderUpdated: { cursor, order: { id: 'ord_1', status } as OrderFragment } },
});

// oxlint-disable-next-line require-yield -- it fails before it could
async function* failing(): Stream {
  throw new Error('no connection');
}

const key = { id: 'ord_1', guestToken: 'secret' };

function follow(streams: (() => Stream)[], leaving = new AbortController()) {
  const opened: unknown[] = [];
  const statuses: string[] = [];
  const orders: string[] = [];
  const pause = vi.fn(async () => {});
  const done = followOrder(
    key,
    {
      open: (variables) => {
        opened.push(variables);
        return streams.shift()!();
      },
      onOrder: (order) => orders.push(order.status),
      onStatus: (status) => statuses.push(status),
      pause,
    },
    leaving.signal,
  );
  return { done, opened, statuses, orders, pause };
}

describe('following an order', () => {
  it('shows each step and ends with the last one', async () => {
    const { done, statuses, orders } = follow([
      async function* () {
        yield update('1', 'CONFIRMED');
        yield update('2', 'SHIPPED');
        yield update('3', 'CANCELLED');
      },
    ]);
    await done;
    expect(orders).toEqual(['CONFIRMED', 'SHIPPED', 'CANCELLED']);
    expect(statuses).toEqual(['connecting', 'live', 'live', 'live', 'ended']);
  });

  it('resumes a broken stream after the last event it saw', async () => {
    const { done, opened, statuses, pause } = follow([
      async function* () {
        yield update('7', 'CONFIRMED');
        throw new Error('connection lost');
      },
      async function* () {
        yield update('8', 'CANCELLED');
      },
    ]);
    await done;
    expect(opened).toEqual([
      { ...key, after: null },
      { ...key, after: '7' },
    ]);
    expect(statuses).toEqual(['connecting', 'live', 'reconnecting', 'live', 'ended']);
    expect(pause).toHaveBeenCalledExactlyOnceWith(1, expect.anything());
  });

  it('waits longer with every attempt that fails, and anew after one that worked', async () => {
    const { done, pause } = follow([
      failing,
      failing,
      async function* () {
        yield update('1', 'CONFIRMED');
      },
      async function* () {
        yield update('2', 'CANCELLED');
      },
    ]);
    await done;
    expect(pause.mock.calls.map(([attempt]: unknown[]) => attempt)).toEqual([1, 2, 1]);
  });

  it('stops when nobody looks any more', async () => {
    const leaving = new AbortController();
    const { done, opened } = follow(
      [
        async function* () {
          yield update('1', 'CONFIRMED');
          leaving.abort();
        },
      ],
      leaving,
    );
    await done;
    expect(opened).toHaveLength(1);
  });
});
