import type { WishListWords } from './messages';

export const de: WishListWords = {
  title: 'Merkzettel',
  heart: 'Auf den Merkzettel',
  empty: { title: 'Noch nichts auf dem Merkzettel', text: 'Drücken Sie das Herz bei einem Produkt.' },
  browse: 'Umsehen',
  cheaper: (was) => `Kostete ${was}, als Sie es merkten`,
  soldOut: 'Im Moment ausverkauft',
  remove: (title) => `${title} vom Merkzettel nehmen`,
};
