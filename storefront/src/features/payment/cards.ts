import type { SavedCardFragment } from '@/graphql/generated';

const brands: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
};

/** As the brand writes itself. */
export const brandName = (brand: string): string => brands[brand] ?? brand;

/** The digits that people know their card by. */
export const cardDigits = (last4: string): string => `•••• ${last4}`;

/** As it is printed on the card: 07/30. */
export const expiry = ({ expMonth, expYear }: Pick<SavedCardFragment, 'expMonth' | 'expYear'>): string =>
  `${String(expMonth).padStart(2, '0')}/${String(expYear).slice(-2)}`;
