import { currentLocale } from '@/i18n/language';

/** "1 review", "3 reviews". */
export function count(quantity: number, singular: string, plural = `${singular}s`): string {
  return `${new Intl.NumberFormat(currentLocale()).format(quantity)} ${quantity === 1 ? singular : plural}`;
}

/** "BE" as a shopper reads it: "Belgium". */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(currentLocale(), { type: 'region' }).of(code) ?? code) : code;
}

/** "PARTIALLY_SHIPPED" as a shopper reads it: "Partially shipped". */
export function sentenceCase(constant: string): string {
  const words = constant.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "4.6": a number as the visitor writes it. */
export function formatNumber(value: number, digits = 0): string {
  const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(currentLocale(), fractions).format(value);
}
