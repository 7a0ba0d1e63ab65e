import { expect, it } from 'vitest';
import { parsePrices, priceDrafts } from './prices';

it('shows the prices in the currencies that a variant has', () => {
  const drafts = priceDrafts({
    prices: [
      { minorUnits: 1990, currency: 'EUR', fractionDigits: 2 },
      { minorUnits: 3000, currency: 'JPY', fractionDigits: 0 },
    ],
    compareAtPrices: [{ minorUnits: 2490, currency: 'EUR', fractionDigits: 2 }],
  });
  expect(drafts).toEqual([
    { currency: 'EUR', price: '19.90', before: '24.90' },
    { currency: 'JPY', price: '3000', before: '' },
  ]);
});

it('reads back what it shows', () => {
  expect(
    parsePrices([
      { currency: 'EUR', price: '19.90', before: '24,90' },
      { currency: 'JPY', price: '3000', before: '' },
    ]),
  ).toEqual({
    prices: [
      { currency: 'EUR', minorUnits: 1990 },
      { currency: 'JPY', minorUnits: 3000 },
    ],
    compareAtPrices: [{ currency: 'EUR', minorUnits: 2490 }],
    problems: {},
  });
});

it.each([
  [{ currency: 'EUR', price: '', before: '' }, /above zero/],
  [{ currency: 'EUR', price: '0', before: '' }, /above zero/],
  [{ currency: 'JPY', price: '10.5', before: '' }, /0 decimals/],
  [{ currency: 'EUR', price: '10', before: '9' }, /higher/],
] as const)('says what is wrong with %o', (draft, words) => {
  const { prices, problems } = parsePrices([draft]);
  expect(prices).toEqual([]);
  expect(problems[draft.currency]).toMatch(words);
});
