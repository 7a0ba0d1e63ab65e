import type { SaleFiguresQuery } from '@/graphql/generated';
import { groupBy } from '@/lib/groupBy';
import type { Money } from '@/lib/money';

type OrdersPage = NonNullable<NonNullable<SaleFiguresQuery['seller']>['orders']>;
export type FigureSale = OrdersPage['nodes'][number];

export interface DayFigures {
  /** "2026-11-23", in the browser's time. */
  day: string;
  revenue: number;
  orders: number;
}

export interface ItemFigures {
  title: string;
  units: number;
  revenue: number;
}

export interface Figures {
  /** Amounts are of this currency only: currencies are never mixed. */
  currency: Pick<Money, 'currency' | 'fractionDigits'>;
  orders: number;
  units: number;
  revenue: number;
  kept: number;
  refunded: number;
  days: DayFigures[];
  items: ItemFigures[];
  countries: { countryCode: string; orders: number }[];
}

export const dayOf = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** The first moment of the day that was so many days before `now`; 0 is today. */
export function startOfDay(now: Date, daysBefore: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysBefore);
}

/** What sales add up to, by currency, the one with the most orders first. Cancelled parts count for nothing. */
export function figuresOf(sales: readonly FigureSale[], since: Date, now: Date): Figures[] {
  const byCurrency = groupBy(
    sales.filter(({ status }) => status !== 'CANCELLED'),
    ({ total }) => total.currency,
  );
  return [...byCurrency.values()]
    .toSorted((one, other) => other.length - one.length)
    .map((group) => figuresOfCurrency(group, since, now));
}

function figuresOfCurrency(sales: readonly FigureSale[], since: Date, now: Date): Figures {
  const { currency, fractionDigits } = sales[0]!.total;
  const lines = sales.flatMap((sale) => sale.lines);
  return {
    currency: { currency, fractionDigits },
    orders: sales.length,
    units: sum(lines, ({ quantity, cancelledQuantity }) => quantity - cancelledQuantity),
    revenue: sum(sales, ({ total }) => total.minorUnits),
    kept: sum(sales, ({ netEarning }) => netEarning?.minorUnits ?? 0),
    refunded: sum(sales, ({ refundedTotal }) => refundedTotal?.minorUnits ?? 0),
    days: daysOf(sales, since, now),
    items: [...groupBy(lines, ({ titleSnapshot }) => titleSnapshot)]
      .map(([title, sold]) => ({
        title,
        units: sum(sold, ({ quantity, cancelledQuantity }) => quantity - cancelledQuantity),
        revenue: sum(sold, ({ total }) => total.minorUnits),
      }))
      .toSorted((one, other) => other.revenue - one.revenue),
    countries: [...groupBy(sales, ({ shipTo }) => shipTo.countryCode)]
      .map(([countryCode, group]) => ({ countryCode, orders: group.length }))
      .toSorted((one, other) => other.orders - one.orders),
  };
}

/** Every day of the range, also those without a sale. */
function daysOf(sales: readonly FigureSale[], since: Date, now: Date): DayFigures[] {
  const byDay = groupBy(sales, ({ placedAt }) => dayOf(new Date(placedAt)));
  const days: DayFigures[] = [];
  for (let at = startOfDay(since, 0); at <= now; at = new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1)) {
    const day = dayOf(at);
    const group = byDay.get(day) ?? [];
    days.push({ day, orders: group.length, revenue: sum(group, ({ total }) => total.minorUnits) });
  }
  return days;
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
