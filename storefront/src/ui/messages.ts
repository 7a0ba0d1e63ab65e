import { defineText, plural, type Translation } from '@/i18n/text';

const en = {
  close: 'Close',
  retry: 'Try again',
  failed: 'That did not work',
  optional: 'optional',
  oneLess: 'One less',
  oneMore: 'One more',
  showMore: 'Show more',
  shown: (shown: number, total: number) => `${shown} of ${total}`,
  loading: 'Loading…',
  soldOut: 'Sold out',
  breadcrumb: 'Where you are',
  home: 'Home',
  noPrice: 'Price unavailable',
  from: 'from',
  before: 'before',
  free: 'Free',
  rated: (average: string) => `Rated ${average} out of 5`,
  noReviews: 'No reviews yet',
  reviews: (count: number) => plural(count, { one: '# review', other: '# reviews' }),
};

/** Words of the components that know no feature. */
export const uiText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type UiWords = Translation<typeof en>;
