import { defineText, plural, type Translation } from '@/i18n/text';

const en = {
  title: 'Reviews',
  loading: 'Loading reviews',
  none: 'Nobody has reviewed this yet.',
  what: 'reviews',
  count: (count: number) => plural(count, { one: '# review', other: '# reviews' }),
  stars: (count: number) => plural(count, { one: '# star', other: '# stars' }),
  sort: 'Sort by',
  orders: { NEWEST: 'Newest', HELPFUL: 'Most helpful', RATING_DESC: 'Best first', RATING_ASC: 'Worst first' },
  aShopper: 'A shopper',
  verified: 'bought it here',
  edited: 'edited',
  sellerReplied: 'The seller replied',
  helpful: (count: number) => (count > 0 ? `Helpful (${count})` : 'Helpful'),
  report: 'Report',
  reported: 'Thank you. We will look at it.',
  reportTitle: 'What is wrong with this review?',
  reasons: {
    SPAM: 'It advertises something',
    OFFENSIVE: 'It is offensive',
    OFF_TOPIC: 'It is about something else',
    PERSONAL_DATA: 'It tells private data',
    OTHER: 'Something else',
  },
  comment: 'Anything to add?',
  send: 'Send',
  tone: 'The tone of the reviews',
  tones: { POSITIVE: 'Positive', NEUTRAL: 'Neutral', NEGATIVE: 'Negative' },
  toneNote: 'The tone of the text, as the shop’s model reads it',
  toneOf: 'Tone:',
  shares: (positive: string, negative: string, reviews: string) =>
    `${positive} positive, ${negative} negative, read from ${reviews}.`,
  aspects: 'What reviews speak of',
  praised: 'Praised',
  criticised: 'Criticised',
  photo: (author: string) => `Photo by ${author}`,
  write: 'Write a review',
  signIn: 'Sign in to write a review',
  own: {
    change: 'Change',
    changeTitle: 'Change your review',
    save: 'Save',
    changed: 'Your review is changed. It may be read once more before it appears.',
    delete: 'Delete',
    deleteTitle: 'Delete your review?',
    deleteText: 'It is gone for good, with its photos and the seller’s reply. You may write another.',
    deleteNow: 'Delete it',
  },
  form: {
    rating: 'How many stars?',
    title: 'Headline',
    body: 'What should others know?',
    photos: 'Photos',
    photosHint: 'Up to 5: JPEG, PNG, WebP or GIF.',
    refused: 'One of the photos was not accepted.',
    submit: 'Publish',
    thanks: 'Thank you! Your review appears as soon as it has been read.',
  },
};

/** What shoppers say of a product. */
export const reviewsText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type ReviewsWords = Translation<typeof en>;
