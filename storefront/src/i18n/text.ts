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
  in(language: Exclude<Language, 'en'>): LoadedText<Translation<T>>;
}

interface LoadedText<T> {
  promise: Promise<T>;
  value?: T;
}

/** English comes with the code that shows it; another language is fetched when it is the visitor's. */
export function defineText<T extends Words>(en: T, load: { de: () => Promise<Translation<T>> }): Text<T> {
  const texts: Partial<Record<Language, LoadedText<Translation<T>>>> = {};
  const text: Text<T> = {
    en,
    in(language) {
      const known = texts[language];
      if (known) {
        return known;
      }
      const loading: LoadedText<Translation<T>> = { promise: load[language]() };
      texts[language] = loading;
      loading.promise.then(
        (value) => (loading.value = value),
        () => delete texts[language],
      );
      return loading;
    },
  };
  void readyText(text);
  return text;
}

/** The words in the visitor's language; a component that comes before them waits. */
export function useText<T>(text: Text<T>): Translation<T> {
  const language = useLanguage();
  if (language === 'en') {
    return text.en as Translation<T>;
  }
  const loaded = text.in(language);
  return loaded.value ?? use(loaded.promise);
}

/** Resolves when `useText` will not have to wait. */
export async function readyText<T>(text: Text<T>): Promise<void> {
  const language = currentLanguage();
  if (language !== 'en') {
    await text.in(language).promise.catch(() => {});
  }
}

/** The form that a number takes, with `#` for the number itself: "1 review", "3 reviews". */
export function plural(count: number, forms: { one: string; other: string }): string {
  const locale = currentLocale();
  const form = new Intl.PluralRules(locale).select(count) === 'one' ? forms.one : forms.other;
  return form.replace('#', new Intl.NumberFormat(locale).format(count));
}
