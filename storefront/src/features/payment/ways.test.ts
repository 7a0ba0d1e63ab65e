import { expect, it } from 'vitest';
import type { PaymentOfferFragment, SavedCardFragment } from '@/graphql/generated';
import { waysOf } from './ways';

const offer = (provider: PaymentOfferFragment['provider'], publishableKey: string | null = null) =>
  ({ provider, publishableKey, scriptUrl: publishableKey && 'https://js.example/', savesCards: true }) as const;

const card = (id: string, provider: SavedCardFragment['provider'], isDefault = false): SavedCardFragment => ({
  id,
  provider,
  brand: 'visa',
  last4: '4242',
  expMonth: 12,
  expYear: 2030,
  isDefault,
});

it('offers saved cards first, the default one at the top', () => {
  const ways = waysOf([offer('STRIPE', 'pk_test_1')], [card('crd_1', 'STRIPE'), card('crd_2', 'STRIPE', true)]);
  expect(ways.map(({ id }) => id)).toEqual(['crd_2', 'crd_1', 'stripe']);
});

it('leaves out what this shop does not offer', () => {
  expect(waysOf([offer('PAYPAL')], [card('crd_1', 'STRIPE')]).map(({ kind }) => kind)).toEqual(['paypal']);
  expect(waysOf([offer('STRIPE')], [])).toEqual([]);
});
