import { describe, expect, it } from 'vitest';
import { dayOf, figuresOf, startOfDay, type FigureSale } from './figures';

const money = (minorUnits: number, currency = 'EUR') => ({ minorUnits, currency, fractionDigits: 2 });

const sale = (placedAt: Date, minorUnits: number, more: Partial<FigureSale> = {}): FigureSale => ({
  id: `sor_${placedAt.getTime()}_${minorUnits}`,
  placedAt: placedAt.toISOString(),
  status: 'NEW',
  total: money(minorUnits),
  netEarning: money(minorUnits * 0.9),
  refundedTotal: money(0),
  shipTo: { countryCode: 'BE' },
  lines: [
    {
      id: 'lin_1',
      titleSnapshot: 'Stool',
      quantity: 2,
      cancelledQuantity: 0,
      returnedQuantity: 0,
      total: money(minorUnits),
    },
  ],
  ...more,
});

const now = new Date(2026, 10, 23, 15);
const since = startOfDay(now, 2);

describe('the figures of a range', () => {
  it('have every day in it, also those without a sale', () => {
    const [figures] = figuresOf([sale(now, 1000), sale(new Date(2026, 10, 21, 0, 0), 500)], since, now);
    expect(figures!.days.map(({ day, revenue, orders }) => [day, revenue, orders])).toEqual([
      ['2026-11-21', 500, 1],
      ['2026-11-22', 0, 0],
      ['2026-11-23', 1000, 1],
    ]);
  });

  it('add up what was not cancelled', () => {
    const [figures] = figuresOf([sale(now, 1000), sale(now, 700, { status: 'CANCELLED' })], since, now);
    expect(figures).toMatchObject({ orders: 1, units: 2, revenue: 1000, kept: 900 });
    expect(figures!.items).toEqual([{ title: 'Stool', units: 2, revenue: 1000 }]);
  });

  it('never mix currencies', () => {
    const all = figuresOf([sale(now, 1000), sale(now, 900), sale(now, 800, { total: money(800, 'USD') })], since, now);
    expect(all.map(({ currency, revenue }) => [currency.currency, revenue])).toEqual([
      ['EUR', 1900],
      ['USD', 800],
    ]);
  });
});

it('names days in local time', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
