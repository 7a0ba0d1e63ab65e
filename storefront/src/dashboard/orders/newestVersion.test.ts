import { describe, expect, it, vi } from 'vitest';
import { onNewestVersion } from './newestVersion';

const line = { id: 'line', quantity: 3, fulfilledQuantity: 1, cancelledQuantity: 0 };
const seen = { version: 4, lines: [line] };
const done = { data: { userErrors: [] } };
const conflict = { data: { userErrors: [{ code: 'VERSION_CONFLICT', message: 'It has changed.' }] } };

describe('onNewestVersion', () => {
  it('sends once when nothing happened meanwhile', async () => {
    const change = vi.fn(async () => done);
    const read = vi.fn(async () => seen);
    expect(await onNewestVersion(seen, change, read)).toBe(done);
    expect(change).toHaveBeenCalledExactlyOnceWith(4);
    expect(read).not.toHaveBeenCalled();
  });

  it('sends again on the version to which a carrier moved the order', async () => {
    const change = vi.fn(async (version: number) => (version === 6 ? done : conflict));
    expect(await onNewestVersion(seen, change, async () => ({ ...seen, version: 6 }))).toBe(done);
    expect(change.mock.calls).toEqual([[4], [6]]);
  });

  it('leaves it to the person when the open units are others now', async () => {
    const change = vi.fn(async () => conflict);
    const newest = { version: 6, lines: [{ ...line, fulfilledQuantity: 2 }] };
    expect(await onNewestVersion(seen, change, async () => newest)).toBe(conflict);
    expect(change).toHaveBeenCalledTimes(1);
  });

  it('gives up after the second conflict', async () => {
    const change = vi.fn(async () => conflict);
    expect(await onNewestVersion(seen, change, async () => ({ ...seen, version: 6 }))).toBe(conflict);
    expect(change).toHaveBeenCalledTimes(2);
  });
});
