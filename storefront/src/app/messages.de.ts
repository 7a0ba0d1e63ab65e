import type { ShellWords } from './messages';

export const de: ShellWords = {
  skip: 'Zum Inhalt springen',
  home: 'Octomart, Startseite',
  departments: 'Abteilungen',
  allProducts: 'Alle Produkte',
  signIn: 'Anmelden',
  account: 'Ihr Konto',
  menu: {
    account: 'Konto',
    orders: 'Bestellungen',
    wishList: 'Merkzettel',
    notifications: 'Benachrichtigungen',
    dashboard: 'Verkäuferbereich',
    desk: 'Verwaltung',
    signOut: 'Abmelden',
  },
  footer: {
    claim: 'Viele unabhängige Händler, ein Warenkorb.',
    demo: 'Ein Demo-Shop: Hier wird nichts wirklich verkauft.',
    shop: 'Einkaufen',
    browse: 'Alle Produkte',
    cart: 'Warenkorb',
    you: 'Für Sie',
    sell: 'Bei Octomart verkaufen',
    developers: 'Für Entwickler',
    explorer: 'API-Explorer',
    language: 'Sprache',
    theme: 'Darstellung',
    themes: { system: 'Wie das Gerät', light: 'Hell', dark: 'Dunkel' },
  },
  broken: {
    title: 'Da ist uns etwas heruntergefallen',
    text: 'Diese Seite ist kaputt, und das ist unser Fehler.',
    back: 'Zurück zum Shop',
  },
  notFound: {
    title: 'Hier ist nichts',
    text: 'Die Seite ist umgezogen, oder das Produkt wird nicht mehr verkauft.',
    back: 'Zurück zum Shop',
  },
};
