import { defineText, type Translation } from '@/i18n/text';

const en = {
  none: { title: 'No such seller', text: 'The shop may have closed its doors.' },
  browse: 'Browse everything',
  shipsFrom: (country: string) => `Ships from ${country}`,
};

export const sellerText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type SellerWords = Translation<typeof en>;
