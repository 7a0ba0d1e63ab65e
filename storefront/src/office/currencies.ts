/** The currencies that the shop has rates and prices for, the most used first. */
export const currencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'HUF',
  'RON',
  'TRY',
  'JPY',
  'CNY',
  'KRW',
  'INR',
  'SGD',
  'AUD',
  'NZD',
  'CAD',
  'MXN',
  'BRL',
  'ZAR',
  'KWD',
  'BHD',
  'TND',
] as const;

/** A menu of them; one that is in use already is among them, whichever it is. */
export const currencyOptions = (present: string) =>
  [...new Set<string>([...currencies, present])].map((value) => ({ value, label: value }));
