import { currentLocale } from '@/i18n/language';
import type { MoneyFragment } from '@/graphql/generated';

export type Money = Pick<MoneyFragment, 'minorUnits' | 'currency' | 'fractionDigits'>;

/** "€12.50", "¥1,250", "TND 1.250": minorUnits are authoritative, fractionDigits say where the decimal point is. */
export function formatMoney(money: Money, locale = currentLocale()): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: money.fractionDigits,
    maximumFractionDigits: money.fractionDigits,
  }).format(money.minorUnits / 10 ** money.fractionDigits);
}

/** What delivery costs, in a word when it costs nothing. */
export const formatFee = (money: Money): string => (money.minorUnits === 0 ? 'Free' : formatMoney(money));

/** Adds amounts of one currency. Currencies never mix: adding two of them is a bug of the caller. */
export function addMoney(first: Money, ...others: Money[]): Money {
  return others.reduce((sum, money) => {
    if (money.currency !== sum.currency) {
      throw new RangeError(`Cannot add ${money.currency} to ${sum.currency}.`);
    }
    return { ...sum, minorUnits: sum.minorUnits + money.minorUnits };
  }, first);
}

/** How much lower `now` is than `before`, in whole percent; 0 when it is not lower or not comparable. */
export function discountPercent(now: Money, before: Money | null): number {
  if (!before || before.currency !== now.currency || before.minorUnits <= now.minorUnits) {
    return 0;
  }
  return Math.round((1 - now.minorUnits / before.minorUnits) * 100);
}

/** The minor units a shopper means by "12.5" or "12,50"; null when it is no amount. */
export function parseAmount(text: string, fractionDigits: number): number | null {
  const match = /^\s*(\d{1,12})(?:[.,](\d*))?\s*$/.exec(text);
  if (!match || (match[2]?.length ?? 0) > fractionDigits) {
    return null;
  }
  return Number(match[1]) * 10 ** fractionDigits + Number((match[2] ?? '').padEnd(fractionDigits, '0') || 0);
}

/** The amount as one types it, such as "12.50": what `parseAmount` reads back. */
export function amountText({ minorUnits, fractionDigits }: Money): string {
  return (minorUnits / 10 ** fractionDigits).toFixed(fractionDigits);
}

/** The decimal digits that a currency is written with: 2 for EUR, 0 for JPY, 3 for TND. */
export function fractionDigitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** "21%": a rate in hundredths of a percent, as people write it. */
export const formatRate = (basisPoints: number): string =>
  new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
