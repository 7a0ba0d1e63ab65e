import type { DeliveryKind, DeliveryMethodRowFragment, DeliveryZoneInput } from '@/graphql/generated';
import { amountText, fractionDigitsOf, parseAmount } from '@/lib/money';

export interface RateDraft {
  price: string;
  currency: string;
  upToGrams: string;
  fromSubtotal: string;
}

export interface ZoneDraft {
  /** "DE, FR"; empty for everywhere else. */
  countries: string;
  transitDays: string;
  rates: RateDraft[];
}

export interface DeliveryDraft {
  code: string;
  label: string;
  kind: DeliveryKind;
  note: string;
  handlingDays: string;
  zones: ZoneDraft[];
}

export const emptyRate: RateDraft = { price: '', currency: 'EUR', upToGrams: '', fromSubtotal: '' };
export const emptyZone: ZoneDraft = { countries: '', transitDays: '', rates: [emptyRate] };
export const emptyMethod: DeliveryDraft = {
  code: 'STANDARD',
  label: '',
  kind: 'STANDARD',
  note: '',
  handlingDays: '1',
  zones: [emptyZone],
};

export const deliveryDraft = (method: DeliveryMethodRowFragment): DeliveryDraft => ({
  code: method.code,
  label: method.label,
  kind: method.kind,
  note: method.note ?? '',
  handlingDays: String(method.handlingDays),
  zones: method.zones.map(({ countryCodes, transitDays, rates }) => ({
    countries: countryCodes.join(', '),
    transitDays: transitDays?.toString() ?? '',
    rates: rates.map(({ price, upToGrams, fromSubtotal }) => ({
      price: amountText(price),
      currency: price.currency,
      upToGrams: upToGrams?.toString() ?? '',
      fromSubtotal: fromSubtotal ? amountText(fromSubtotal) : '',
    })),
  })),
});

/** The zones as the graph takes them, or what is wrong with one. */
export function zoneInputs(zones: readonly ZoneDraft[]): { zones: DeliveryZoneInput[] } | { problem: string } {
  const inputs: DeliveryZoneInput[] = [];
  for (const [index, zone] of zones.entries()) {
    const countryCodes = zone.countries
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean);
    const wrong = countryCodes.find((code) => !/^[A-Z]{2}$/.test(code));
    if (wrong) {
      return { problem: `Zone ${index + 1}: ${wrong} is no country of two letters.` };
    }
    const rates: DeliveryZoneInput['rates'] = [];
    for (const rate of zone.rates) {
      const digits = fractionDigitsOf(rate.currency);
      const price = parseAmount(rate.price, digits);
      const from = rate.fromSubtotal.trim() === '' ? null : parseAmount(rate.fromSubtotal, digits);
      if (price === null || (rate.fromSubtotal.trim() !== '' && from === null)) {
        return { problem: `Zone ${index + 1}: a price is an amount, such as 4.90; 0 makes it free.` };
      }
      rates.push({
        price: { minorUnits: price, currency: rate.currency },
        upToGrams: rate.upToGrams === '' ? null : Number(rate.upToGrams),
        fromSubtotal: from === null ? null : { minorUnits: from, currency: rate.currency },
      });
    }
    inputs.push({ countryCodes, transitDays: zone.transitDays === '' ? null : Number(zone.transitDays), rates });
  }
  return { zones: inputs };
}
