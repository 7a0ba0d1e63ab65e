import { expect, it, vi } from 'vitest';
import { followStream, type StreamStatus } from './followStream';

type Update = { data?: { step: number } | null };

async function* nothing(): AsyncGenerator<Update> {
  yield { data: null };
}

function follow(streams: (() => AsyncGenerator<Update>)[], leaving = new AbortController()) {
  const opened: (string | null)[] = [];
  const statuses: StreamStatus[] = [];
  const steps: number[] = [];
  const pause = vi.fn(async () => {});
  const done = followStream<{ step: number }>(
    {
      open: (after) => {
        opened.push(after);
        return streams.shift()!();
      },
      onUpdate: ({ step }) => {
        steps.push(step);
        return step === 3 ? 'done' : { cursor: String(step) };
      },
      onStatus: (status) => statuses.push(status),
      pause,
    },
    leaving.signal,
  );
  return { done, opened, statuses, steps, pause };
}

it('goes on behind the last update after a break, until the last one', async () => {
  const { done, opened, steps, statuses } = follow([
    async function* () {
      yield { data: { step: 1 } };
      throw new Error('connection lost');
    },
    async function* () {
      yield { data: { step: 2 } };
      yield { data: { step: 3 } };
    },
  ]);
  await done;
  expect(opened).toEqual([null, '1']);
  expect(steps).toEqual([1, 2, 3]);
  expect(statuses).toEqual(['connecting', 'live', 'reconnecting', 'live', 'ended']);
});

it('waits longer with every attempt that brings nothing, and anew after one that did', async () => {
  const { done, pause } = follow([
    nothing,
    nothing,
    async function* () {
      yield { data: { step: 1 } };
    },
    async function* () {
      yield { data: { step: 3 } };
    },
  ]);
  await done;
  expect(pause.mock.calls.map(([attempt]: unknown[]) => attempt)).toEqual([1, 2, 1]);
});
