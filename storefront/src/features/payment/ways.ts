import type { PaymentOfferFragment, Provider, SavedCardFragment } from '@/graphql/generated';
import { testCards, type TestCard } from './testCards';

/** What paymentStart is told of how the buyer pays. */
export interface PayWith {
  provider: Provider;
  paymentMethod?: string;
  savedCardId?: string;
  saveCard?: boolean;
}

/** One line that a buyer can choose. */
export type Way =
  | { kind: 'saved'; id: string; card: SavedCardFragment }
  | { kind: 'test'; id: string; card: TestCard; keeps: boolean }
  | { kind: 'stripe'; id: string; form: CardFormKeys; keeps: boolean }
  | { kind: 'paypal'; id: string };

/** What opens Stripe's own form. */
export interface CardFormKeys {
  publishableKey: string;
  scriptUrl: string;
}

/** Every way to pay, the one that takes least effort first. A card whose provider is not offered any more is left out. */
export function waysOf(offers: readonly PaymentOfferFragment[], cards: readonly SavedCardFragment[]): Way[] {
  const offered = new Set(offers.map(({ provider }) => provider));
  return [
    ...cards
      .filter(({ provider }) => offered.has(provider))
      .toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault))
      .map((card): Way => ({ kind: 'saved', id: card.id, card })),
    ...offers.flatMap(newWays),
  ];
}

function newWays({ provider, publishableKey, scriptUrl, savesCards }: PaymentOfferFragment): Way[] {
  switch (provider) {
    case 'SIMULATED':
      return testCards.map((card) => ({ kind: 'test', id: card.paymentMethod, card, keeps: savesCards }));
    case 'STRIPE':
      // Without the publishable key only programs can pay over Stripe.
      return publishableKey && scriptUrl
        ? [{ kind: 'stripe', id: 'stripe', form: { publishableKey, scriptUrl }, keeps: savesCards }]
        : [];
    case 'PAYPAL':
      return [{ kind: 'paypal', id: 'paypal' }];
  }
}
