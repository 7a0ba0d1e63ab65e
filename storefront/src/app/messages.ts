import { defineText, type Translation } from '@/i18n/text';

const en = {
  skip: 'Skip to the content',
  home: 'Octomart, home',
  departments: 'Departments',
  allProducts: 'All products',
  signIn: 'Sign in',
  account: 'Your account',
  menu: {
    account: 'Account',
    orders: 'Orders',
    wishList: 'Wish list',
    notifications: 'Notifications',
    dashboard: 'Seller dashboard',
    desk: 'Admin desk',
    signOut: 'Sign out',
  },
  footer: {
    claim: 'Many independent sellers, one basket.',
    demo: 'A demo shop: nothing is really for sale.',
    shop: 'Shop',
    browse: 'All products',
    cart: 'Basket',
    you: 'You',
    sell: 'Sell on Octomart',
    developers: 'Developers',
    explorer: 'API explorer',
    language: 'Language',
    theme: 'Appearance',
    themes: { system: 'As the device', light: 'Light', dark: 'Dark' },
  },
  broken: {
    title: 'We dropped something',
    text: 'This page broke, and it is our fault.',
    back: 'Back to the shop',
  },
  notFound: {
    title: 'There is nothing here',
    text: 'The page may have moved, or the product is no longer sold.',
    back: 'Back to the shop',
  },
};

/** What is around every page of the shop. */
export const shellText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type ShellWords = Translation<typeof en>;
