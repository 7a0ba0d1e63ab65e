import type { QuestionsWords } from './messages';

export const de: QuestionsWords = {
  title: 'Fragen und Antworten',
  none: 'Noch hat niemand etwas gefragt.',
  what: 'Fragen',
  ask: 'Frage stellen',
  question: 'Was möchten Sie wissen?',
  answer: 'Antworten',
  yourAnswer: 'Ihre Antwort',
  send: 'Absenden',
  asked: 'Danke! Ihre Frage erscheint, sobald sie gelesen wurde.',
  answered: 'Danke! Ihre Antwort erscheint, sobald sie gelesen wurde.',
  report: 'Melden',
  reportAnswer: (words) => `Die Antwort „${words}“ melden`,
  reportTitle: 'Was stimmt damit nicht?',
  helpful: (count) => (count > 0 ? `Hilfreich (${count})` : 'Hilfreich'),
  aShopper: 'Eine Kundin, ein Kunde',
  roles: { SELLER: 'Händler', BUYER: 'Hat es gekauft', SHOP: 'Octomart' },
};
