import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '@/lib/storage';

/** The languages of the shop, each by its own name, with the region whose formats it uses when the browser names none. */
export const languages = {
  en: { name: 'English', locale: 'en-IE' },
  de: { name: 'Deutsch', locale: 'de-DE' },
} as const;

export type Language = keyof typeof languages;

const slot = 'language';
const listeners = new Set<() => void>();
let current = startingLanguage(readStored<string>(slot), browserLanguages());

/** What the visitor chose, else the first language of the browser that the shop speaks, else English. */
export function startingLanguage(chosen: string | null, preferred: readonly string[]): Language {
  return [chosen ?? '', ...preferred].map((tag) => tag.split('-')[0]!).find(isLanguage) ?? 'en';
}

export const currentLanguage = (): Language => current;

export function chooseLanguage(language: Language): void {
  current = language;
  writeStored(slot, language);
  document.documentElement.lang = language;
  listeners.forEach((changed) => changed());
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage);

/** How numbers, money and dates are written: by the visitor's own region where it speaks the language. */
export function currentLocale(): string {
  return browserLanguages().find((tag) => tag.startsWith(`${current}-`)) ?? languages[current].locale;
}

function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(languages, tag);
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** None where there is no browser, as in unit tests. */
function browserLanguages(): readonly string[] {
  return globalThis.navigator?.languages ?? [];
}
