import { currentLocale } from '@/i18n/language';

const format = (iso: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(currentLocale(), options).format(new Date(iso));

/** "23 Nov 2026". */
export const formatDay = (iso: string): string => format(iso, { dateStyle: 'medium' });

/** "23 Nov 2026, 14:05". */
export const formatMoment = (iso: string): string => format(iso, { dateStyle: 'medium', timeStyle: 'short' });

/** "Thu 26 Nov": a day that is near, such as that of a delivery. */
export const formatWeekday = (iso: string): string => format(iso, { weekday: 'short', day: 'numeric', month: 'short' });

/** The moment some days later: when something is expected. */
export function daysAfter(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString();
}

/** This moment, as the shop writes moments. */
export const now = (): string => new Date().toISOString();
