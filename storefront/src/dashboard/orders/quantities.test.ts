import { describe, expect, it } from 'vitest';
import { chosenLines, openUnits, openUnitsOf, pickList } from './quantities';

const line = (id: string, quantity: number, fulfilledQuantity = 0, cancelledQuantity = 0) => ({
  id,
  quantity,
  fulfilledQuantity,
  cancelledQuantity,
  titleSnapshot: `Item ${id}`,
  skuSnapshot: `SKU-${id}`,
  optionsSnapshot: null,
});

it('counts what is neither shipped nor cancelled as open', () => {
  expect(openUnits(line('a', 5, 2, 1))).toBe(2);
  expect(openUnitsOf([line('a', 5, 2, 1), line('b', 1, 1)])).toBe(2);
});

describe('a parcel', () => {
  const lines = [line('a', 3), line('b', 2, 1)];

  it('names no lines when it holds all that is open', () => {
    expect(chosenLines(lines, {})).toBeNull();
    expect(chosenLines(lines, { a: 3, b: 1 })).toBeNull();
  });

  it('names what is in it otherwise, and leaves out what is not', () => {
    expect(chosenLines(lines, { a: 2, b: 0 })).toEqual([{ lineId: 'a', quantity: 2 }]);
  });
});

it('puts the same item of several orders together on the pick list', () => {
  const picks = pickList([
    { number: 'OM-1', lines: [line('b', 2), line('a', 1)] },
    { number: 'OM-2', lines: [line('b', 3, 1), line('c', 1, 1)] },
  ]);
  expect(picks.map(({ sku, units, sales }) => [sku, units, sales.map(({ number }) => number)])).toEqual([
    ['SKU-a', 1, ['OM-1']],
    ['SKU-b', 4, ['OM-1', 'OM-2']],
  ]);
});
