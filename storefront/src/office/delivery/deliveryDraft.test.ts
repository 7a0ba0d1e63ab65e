import { expect, it } from 'vitest';
import { deliveryDraft, emptyRate, zoneInputs } from './deliveryDraft';

it('reads back the zones that it shows', () => {
  const draft = deliveryDraft({
    id: 'dlm_1',
    code: 'STANDARD',
    label: 'Standard',
    kind: 'STANDARD',
    note: null,
    handlingDays: 1,
    isShopDefault: false,
    isRetired: false,
    version: 2,
    zones: [
      {
        countryCodes: ['DE', 'AT'],
        transitDays: 3,
        rates: [
          {
            price: { minorUnits: 490, currency: 'EUR', fractionDigits: 2 },
            upToGrams: 2000,
            fromSubtotal: { minorUnits: 5000, currency: 'EUR', fractionDigits: 2 },
          },
        ],
      },
    ],
  });
  expect(draft.zones[0]).toMatchObject({ countries: 'DE, AT', transitDays: '3' });
  expect(zoneInputs(draft.zones)).toEqual({
    zones: [
      {
        countryCodes: ['DE', 'AT'],
        transitDays: 3,
        rates: [
          {
            price: { minorUnits: 490, currency: 'EUR' },
            upToGrams: 2000,
            fromSubtotal: { minorUnits: 5000, currency: 'EUR' },
          },
        ],
      },
    ],
  });
});

it('names the zone at fault', () => {
  const zone = { countries: '', transitDays: '', rates: [{ ...emptyRate, price: '4' }] };
  expect(zoneInputs([zone, { ...zone, countries: 'Germany' }])).toEqual({
    problem: 'Zone 2: GERMANY is no country of two letters.',
  });
  expect(zoneInputs([{ ...zone, rates: [emptyRate] }])).toMatchObject({ problem: expect.stringContaining('Zone 1') });
});
