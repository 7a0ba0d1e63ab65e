import { defineText, type Translation } from '@/i18n/text';

const en = {
  title: 'Wish list',
  heart: 'Keep on the wish list',
  empty: { title: 'Nothing on your wish list yet', text: 'Press the heart on a product to keep it here.' },
  browse: 'Look around',
  cheaper: (was: string) => `Was ${was} when you saved it`,
  soldOut: 'Sold out at the moment',
  remove: (title: string) => `Remove ${title} from the wish list`,
};

export const wishListText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type WishListWords = Translation<typeof en>;
