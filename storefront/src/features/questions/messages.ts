import { defineText, type Translation } from '@/i18n/text';

const en = {
  title: 'Questions and answers',
  none: 'Nobody has asked anything yet.',
  what: 'questions',
  ask: 'Ask a question',
  question: 'What would you like to know?',
  answer: 'Answer',
  yourAnswer: 'Your answer',
  send: 'Send',
  asked: 'Thank you! Your question appears as soon as it has been read.',
  answered: 'Thank you! Your answer appears as soon as it has been read.',
  report: 'Report',
  reportAnswer: (words: string) => `Report the answer “${words}”`,
  reportTitle: 'What is wrong with it?',
  helpful: (count: number) => (count > 0 ? `Helpful (${count})` : 'Helpful'),
  aShopper: 'A shopper',
  roles: { SELLER: 'Seller', BUYER: 'Bought it', SHOP: 'Octomart' },
};

export const questionsText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type QuestionsWords = Translation<typeof en>;
