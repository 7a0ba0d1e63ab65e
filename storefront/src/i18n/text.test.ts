import { describe, expect, it } from 'vitest';
import { startingLanguage } from './language';
import { plural, type Text, type Words } from './text';

const modules = import.meta.glob<Record<string, Text<Words>>>('../**/messages.ts', { eager: true });

const texts = Object.entries(modules).flatMap(([file, exports]) =>
  Object.entries(exports).map(([name, text]) => ({ file, name, text })),
);

/** Every word's place, and how many values a sentence takes: "footer.items/1". */
const shape = (words: object, path = ''): string[] =>
  Object.entries(words).flatMap(([key, word]: [string, unknown]) => {
    const place = path ? `${path}.${key}` : key;
    return typeof word === 'object' && word !== null
      ? shape(word, place)
      : [typeof word === 'function' ? `${place}/${word.length}` : place];
  });

describe('the texts of the storefront', () => {
  it('are found', () => expect(texts.length).toBeGreaterThan(0));

  it.each(texts)('$file says everything in German too', async ({ text }) => {
    const de = await text.in('de');
    expect(shape(de).toSorted()).toEqual(shape(text.en).toSorted());
  });

  it.each(texts)('$file leaves no word empty', async ({ text }) => {
    const words = JSON.stringify([text.en, await text.in('de')]);
    expect(words).not.toContain('""');
  });
});

it.each([
  ['de', ['en-GB'], 'de'],
  [null, ['fr-FR', 'de-AT', 'en'], 'de'],
  [null, ['fr'], 'en'],
  ['klingon', [], 'en'],
])('chosen %s, the browser prefers %o: %s', (chosen, preferred, language) => {
  expect(startingLanguage(chosen, preferred)).toBe(language);
});

it('puts the number where the form has its place', () => {
  const forms = { one: '# review', other: '# reviews' };
  expect([0, 1, 2, 1200].map((count) => plural(count, forms))).toEqual([
    '0 reviews',
    '1 review',
    '2 reviews',
    '1,200 reviews',
  ]);
});
