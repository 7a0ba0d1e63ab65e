import { plural } from '@/i18n/text';
import type { UiWords } from './messages';

export const de: UiWords = {
  close: 'Schließen',
  retry: 'Noch einmal versuchen',
  failed: 'Das hat nicht geklappt',
  optional: 'freiwillig',
  oneLess: 'Eins weniger',
  oneMore: 'Eins mehr',
  showMore: 'Mehr anzeigen',
  shown: (shown, total) => `${shown} von ${total}`,
  loading: 'Wird geladen …',
  soldOut: 'Ausverkauft',
  breadcrumb: 'Wo Sie sind',
  home: 'Start',
  noPrice: 'Preis nicht verfügbar',
  from: 'ab',
  before: 'vorher',
  free: 'Kostenlos',
  rated: (average) => `Mit ${average} von 5 bewertet`,
  noReviews: 'Noch keine Bewertungen',
  reviews: (count) => plural(count, { one: '# Bewertung', other: '# Bewertungen' }),
};
