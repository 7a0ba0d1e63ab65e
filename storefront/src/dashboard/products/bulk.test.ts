import { describe, expect, it } from 'vitest';
import { bulkChange, bulkDraft, shifted, type BulkRow } from './bulk';

const euros = (minorUnits: number) => ({ minorUnits, currency: 'EUR', fractionDigits: 2 });
const row = {
  productId: 'prd_1',
  title: 'Stool',
  variant: {
    id: 'var_1',
    shop: euros(8900),
    shopBefore: null,
    inventory: [{ onHand: 7, reserved: 1, available: 6, warehouse: { id: 'whs_1', name: 'Main' } }],
  },
} as unknown as BulkRow;

describe('a row of the bulk edit', () => {
  const current = bulkDraft(row);

  it('changes nothing as it is first shown', () => {
    expect(current).toEqual({ price: '89.00', before: '', onHand: '7' });
    expect(bulkChange(row, current, euros(0))).toMatchObject({ isPriceChanged: false, delta: 0, problem: null });
  });

  it('knows the new price and by how much the stock changes', () => {
    expect(bulkChange(row, { price: '79', before: '89.00', onHand: '10' }, euros(0))).toEqual({
      price: 7900,
      before: 8900,
      isPriceChanged: true,
      delta: 3,
      problem: null,
    });
  });

  it.each([
    [{ ...current, price: '0' }, /above zero/],
    [{ ...current, before: '50' }, /higher/],
    [{ ...current, onHand: '-1' }, /whole number/],
  ])('refuses %o', (draft, words) => {
    expect(bulkChange(row, draft, euros(0)).problem).toMatch(words);
  });
});

it('shifts prices by percent', () => {
  expect(shifted('89.00', -10, 2)).toBe('80.10');
  expect(shifted('', 10, 2)).toBe('');
});
