import type { SearchWords } from './messages';

export const de: SearchWords = {
  label: 'Im Shop suchen',
  placeholder: 'Wonach suchen Sie?',
  suggestions: 'Vorschläge',
  products: 'Produkte',
  categories: 'Abteilungen',
  brands: 'Marken',
  results: 'Suchergebnisse',
  what: { title: 'Was suchen Sie?', text: 'Schreiben Sie ein paar Wörter in das Suchfeld oben.' },
  resting: 'Die Suche ruht einen Augenblick.',
  corrected: 'Ergebnisse für {corrected} statt {typed}.',
  empty: 'Prüfen Sie die Schreibweise, oder nehmen Sie weniger oder andere Wörter.',
};
