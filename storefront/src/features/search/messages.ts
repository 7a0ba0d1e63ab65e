import { defineText, type Translation } from '@/i18n/text';

const en = {
  label: 'Search the shop',
  placeholder: 'Search for anything',
  suggestions: 'Suggestions',
  products: 'Products',
  categories: 'Departments',
  brands: 'Brands',
  results: 'Search results',
  what: { title: 'What are you looking for?', text: 'Type a few words in the search field above.' },
  resting: 'Search is resting for a moment.',
  corrected: 'Showing results for {corrected} instead of {typed}.',
  empty: 'Check the spelling, or try fewer or other words.',
};

export const searchText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type SearchWords = Translation<typeof en>;
