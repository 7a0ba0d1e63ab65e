import { describe, expect, it } from 'vitest';
import { addMoney, amountText, discountPercent, formatMoney, fractionDigitsOf, parseAmount, type Money } from './money';

const money = (minorUnits: number, currency = 'EUR', fractionDigits = 2): Money => ({
  minorUnits,
  currency,
  fractionDigits,
});

describe('formatMoney', () => {
  it.each([
    [money(1990), '€19.90'],
    [money(123456789), '€1,234,567.89'],
    [money(1250, 'JPY', 0), '¥1,250'],
    [money(1250, 'TND', 3), 'TND 1.250'],
    [money(-490), '-€4.90'],
  ])('puts the decimal point where the currency has it: %o', (amount, text) => {
    expect(formatMoney(amount, 'en-IE').replaceAll('\u00a0', ' ').replace('JP¥', '¥')).toBe(text);
  });
});

describe('addMoney', () => {
  it('adds minor units and keeps the currency', () => {
    expect(addMoney(money(1010), money(20), money(1))).toEqual(money(1031));
  });

  it('refuses to mix currencies', () => {
    expect(() => addMoney(money(100), money(100, 'USD'))).toThrow('Cannot add USD to EUR.');
  });
});

describe('discountPercent', () => {
  it('says how much lower the price is now', () => {
    expect(discountPercent(money(7500), money(10000))).toBe(25);
  });

  it('claims nothing when the price rose, stayed, or was in another currency', () => {
    expect(discountPercent(money(10000), money(7500))).toBe(0);
    expect(discountPercent(money(100), money(100))).toBe(0);
    expect(discountPercent(money(100), money(200, 'USD'))).toBe(0);
    expect(discountPercent(money(100), null)).toBe(0);
  });
});

describe('parseAmount', () => {
  it.each([
    ['12', 2, 1200],
    ['12.5', 2, 1250],
    [' 12,50 ', 2, 1250],
    ['0.07', 2, 7],
    ['500', 0, 500],
    ['1.234', 3, 1234],
  ])('reads %s with %i decimals', (text, digits, minorUnits) => {
    expect(parseAmount(text, digits)).toBe(minorUnits);
  });

  it.each(['', 'abc', '-1', '1.234', '1e3', '12.5.1'])('refuses %o', (text) => {
    expect(parseAmount(text, 2)).toBeNull();
  });
});

it('writes amounts that it reads back', () => {
  expect(amountText(money(2499))).toBe('24.99');
  expect(parseAmount(amountText(money(1250, 'TND', 3)), 3)).toBe(1250);
});

it('knows the decimals of a currency', () => {
  expect(['EUR', 'JPY', 'TND'].map(fractionDigitsOf)).toEqual([2, 0, 3]);
});
