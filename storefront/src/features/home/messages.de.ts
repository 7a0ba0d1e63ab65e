import type { HomeWords } from './messages';

export const de: HomeWords = {
  hero: 'Acht Arme voll guter Funde.',
  heroText: 'Unabhängige Läden an einem Ort. Alles in einen Warenkorb, einmal zahlen, und jedem Paket zusehen.',
  start: 'Stöbern',
  best: 'Bestbewertet',
  promises: {
    sellers: { title: 'Unabhängige Händler', text: 'Ein Warenkorb, aus wie vielen Läden auch immer.' },
    tracking: { title: 'Live verfolgt', text: 'Jeder Schritt jedes Pakets, wenn er geschieht.' },
    prices: { title: 'Keine Überraschungen', text: 'Der Preis, dem Sie zugestimmt haben, ist der Preis.' },
  },
  departments: 'Abteilungen',
  picked: 'Für Sie ausgesucht',
  trending: 'Gerade gefragt',
  loved: 'Von Kunden geliebt',
  newIn: 'Neu eingetroffen',
  seeAll: 'Alle ansehen',
};
