import { defineText, plural, type Translation } from '@/i18n/text';

const en = {
  title: 'Checkout',
  empty: { title: 'Nothing to check out', text: 'Your basket is empty.', action: 'Find something' },
  blocked: { title: 'Your basket needs a look first', action: 'Back to the basket' },
  steps: { address: 'Where should it go?', delivery: 'How should it come?', payment: 'How do you pay?' },
  change: 'Change',
  changeStep: (title: string) => `Change “${title}”`,
  address: {
    email: 'Email',
    emailHint: 'For your confirmation and tracking.',
    haveAccount: 'Have an account?',
    signIn: 'Sign in',
    name: 'Full name',
    line1: 'Street and number',
    line2: 'Flat, floor, company',
    postalCode: 'Postal code',
    city: 'City',
    region: 'State',
    country: 'Country',
    saved: 'Your addresses',
    other: 'Another address',
    save: 'Save this address to my account',
    next: 'Continue to delivery',
  },
  delivery: {
    loading: 'Loading delivery options',
    from: (seller: string) => `From ${seller}`,
    theSeller: 'the seller',
    about: (days: number) => plural(days, { one: 'About # day', other: 'About # days' }),
    arrives: (day: string) => `by ${day}`,
    problems: {
      DESTINATION_NOT_SERVED:
        'This seller does not deliver to this country. Choose another address, or remove its items.',
      NO_RATE_APPLIES: 'This seller has no delivery for what you chose. Try fewer items.',
      CURRENCY_NOT_SERVED: 'This seller does not deliver orders in this currency.',
    },
    next: 'Continue to payment',
    changed: 'The basket changed. Please look at it again.',
  },
  summary: {
    title: 'Your order',
    product: 'A product',
    items: 'Items',
    delivery: 'Delivery',
    later: 'after your address',
    total: 'Total',
    taxIncluded: (rate: string) => `${rate} tax, included`,
    taxAdded: (rate: string) => `${rate} tax`,
    lineTax: (rate: string, amount: string) => `${rate} tax: ${amount}`,
  },
  challenge: {
    title: 'Approve this payment',
    text: 'Your bank wants to be sure that it is you. This bank is simulated: choose what it shall answer.',
    to: 'To',
    order: 'Order',
    amount: 'Amount',
    approve: 'Approve',
    refuse: 'Refuse',
  },
};

/** From the basket to the paid order. */
export const checkoutText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type CheckoutWords = Translation<typeof en>;
