import { defineText, type Translation } from '@/i18n/text';

const en = {
  legend: 'Ways to pay',
  none: 'This shop takes no payments at the moment. Please come back later.',
  cards: {
    sim_success: { title: 'Approved at once', note: 'A test card: the bank says yes straight away.' },
    sim_three_d_secure: { title: '3-D Secure', note: 'A test card: the bank asks you to approve it first.' },
    sim_declined: { title: 'Declined', note: 'A test card: the bank says no.' },
  },
  ways: {
    stripe: { title: 'Card', note: 'Your card’s number goes to Stripe, never to us.' },
    paypal: { title: 'PayPal', note: 'You approve it on PayPal’s page and come back here.' },
  },
  saved: {
    until: (month: string) => `Good until ${month}`,
  },
  form: {
    failed: 'The card form did not load. Check your connection, or choose another way to pay.',
    retry: 'Try again',
  },
  keep: 'Keep this card for next time',
  pay: (amount: string) => `Pay ${amount}`,
  payAt: (provider: string, amount: string) => `Pay ${amount} with ${provider}`,
  demo: 'This is a demo shop: its payment provider is simulated and no money moves.',
  secure: 'You pay what you see here, and nothing is charged before you press the button.',
};

/** How people pay. */
export const paymentText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type PaymentWords = Translation<typeof en>;
