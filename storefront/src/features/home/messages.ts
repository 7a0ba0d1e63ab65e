import { defineText, type Translation } from '@/i18n/text';

const en = {
  hero: 'Eight arms full of good finds.',
  heroText:
    'Independent shops, gathered in one place. Put it all in one basket, pay once, and watch every parcel come.',
  start: 'Start browsing',
  best: 'Best rated',
  promises: {
    sellers: { title: 'Independent sellers', text: 'One basket, however many shops it comes from.' },
    tracking: { title: 'Live tracking', text: 'Every step of every parcel, as it happens.' },
    prices: { title: 'No surprises', text: 'The price you agreed to is the price you pay.' },
  },
  departments: 'Departments',
  picked: 'Picked for you',
  trending: 'Trending now',
  loved: 'Loved by shoppers',
  newIn: 'New in',
  seeAll: 'See all',
};

export const homeText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type HomeWords = Translation<typeof en>;
