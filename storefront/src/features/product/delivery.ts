import { daysAfter } from '@/lib/dates';
import type { Money } from '@/lib/money';
import type { DeliveryMethodOf } from './productApi';

export interface Estimate {
  arrivesBy: string | null;
  /** The least that delivery costs. */
  price: Money;
  /** From which subtotal it costs nothing; null when it always costs something, or never. */
  freeFrom: Money | null;
}

/** The usual delivery of a seller to a country, in a currency; null when there is none. Express and pick-up are offered at checkout. */
export function estimateOf(
  methods: readonly DeliveryMethodOf[],
  place: { countryCode: string; currency: string; today: string },
): Estimate | null {
  const { countryCode, currency, today } = place;
  for (const { kind, handlingDays, zones } of methods) {
    const zone = zones.find(({ countryCodes }) => countryCodes.length === 0 || countryCodes.includes(countryCode));
    if (kind !== 'STANDARD' || !zone) {
      continue;
    }
    const rates = zone.rates.filter(({ price }) => price.currency === currency);
    const paid = rates.filter(({ fromSubtotal }) => !fromSubtotal).map(({ price }) => price);
    const cheapest = paid.toSorted((a, b) => a.minorUnits - b.minorUnits)[0];
    if (cheapest) {
      return {
        arrivesBy: zone.transitDays === null ? null : daysAfter(today, handlingDays + zone.transitDays),
        price: cheapest,
        freeFrom: rates.find(({ price, fromSubtotal }) => fromSubtotal && price.minorUnits === 0)?.fromSubtotal ?? null,
      };
    }
  }
  return null;
}
