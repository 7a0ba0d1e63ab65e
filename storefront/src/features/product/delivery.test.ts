import { expect, it } from 'vitest';
import { estimateOf } from './delivery';
import type { DeliveryMethodOf } from './productApi';

const euros = (minorUnits: number) => ({ minorUnits, currency: 'EUR', fractionDigits: 2 });
const today = '2026-11-23T10:00:00.000Z';

const at = (countryCode: string) => ({ countryCode, currency: 'EUR', today });

const standard: DeliveryMethodOf = {
  code: 'STANDARD',
  label: 'Standard',
  kind: 'STANDARD',
  handlingDays: 1,
  zones: [
    {
      countryCodes: ['BE', 'NL'],
      transitDays: 2,
      rates: [
        { price: { ...euros(100), currency: 'GBP' }, fromSubtotal: null },
        { price: euros(690), fromSubtotal: null },
        { price: euros(490), fromSubtotal: null },
        { price: euros(0), fromSubtotal: euros(5000) },
      ],
    },
  ],
};

it('adds the days of packing and of the way, and names the cheapest price', () => {
  expect(estimateOf([{ ...standard, kind: 'EXPRESS' }, standard], at('BE'))).toEqual({
    arrivesBy: '2026-11-26T10:00:00.000Z',
    price: euros(490),
    freeFrom: euros(5000),
  });
});

it('promises nothing to a country that is not served', () => {
  expect(estimateOf([standard], at('US'))).toBeNull();
});

it('serves every country with a zone that names none', () => {
  const everywhere = { ...standard, zones: [{ ...standard.zones[0]!, countryCodes: [], transitDays: null }] };
  expect(estimateOf([everywhere], at('US'))?.arrivesBy).toBeNull();
});
