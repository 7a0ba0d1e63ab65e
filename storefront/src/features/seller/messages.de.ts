import type { SellerWords } from './messages';

export const de: SellerWords = {
  none: { title: 'Diesen Händler gibt es nicht', text: 'Vielleicht hat der Laden geschlossen.' },
  browse: 'Alles ansehen',
  shipsFrom: (country) => `Versand aus ${country}`,
};
