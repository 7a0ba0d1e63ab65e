import { use } from 'react';
import { currentLanguage, currentLocale, useLanguage, type Language } from './language';

/** Words of one part of the shop: sentences, or functions of what they speak of. */
export interface Words {
  readonly [key: string]: string | readonly string[] | ((...values: never[]) => string) | Words;
}

/** The same words in another language: the compiler misses none and lets none be left over. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer V) => string
    ? (...values: V) => string
    : T[K] extends string
      ? string
      : T[K] extends readonly string[]
        ? readonly string[]
        : Translation<T[K]>;
};

export interface Text<T> {
  en: T;
  /** One promise for each language, so that a component that waits for it is woken once. */
  in(language: Exclude<Language, 'en'>): Promise<Translation<T>>;
}

/** English comes with the code that shows it; another language is fetched when it is the visitor's. */
export function defineText<T extends Words>(en: T, load: { de: () => Promise<Translation<T>> }): Text<T> {
  const texts: Partial<Record<Language, Promise<Translation<T>>>> = {};
  const text: Text<T> = {
    en,
    in: (language) => (texts[language] ??= remembered(load[language]())),
  };
  void readyText(text);
  return text;
}

/** Marks a promise the way `use` does: once it is fulfilled, components read it without waiting a turn. */
function remembered<T>(promise: Promise<T>): Promise<T> {
  promise.then(
    (value) => Object.assign(promise, { status: 'fulfilled', value }),
    () => {},
  );
  return promise;
}

/** The words in the visitor's language; a component that comes before them waits. */
export function useText<T>(text: Text<T>): Translation<T> {
  const language = useLanguage();
  return language === 'en' ? (text.en as Translation<T>) : use(text.in(language));
}

/** Resolves when `useText` will not have to wait. */
export async function readyText<T>(text: Text<T>): Promise<void> {
  const language = currentLanguage();
  if (language !== 'en') {
    await text.in(language).catch(() => {});
  }
}

/** The form that a number takes, with `#` for the number itself: "1 review", "3 reviews". */
export function plural(count: number, forms: { one: string; other: string }): string {
  const locale = currentLocale();
  const form = new Intl.PluralRules(locale).select(count) === 'one' ? forms.one : forms.other;
  return form.replace('#', new Intl.NumberFormat(locale).format(count));
}
