import { defineText, plural, type Translation } from '@/i18n/text';

const en = {
  loading: 'Loading the product',
  gone: { title: 'This product is gone', text: 'It was taken off the shelf, or the address is mistyped.' },
  browse: 'Browse everything',
  notForSale: 'This product cannot be bought at the moment.',
  quantity: 'Quantity',
  soldBy: 'Sold and shipped by',
  description: 'Description',
  details: 'Details',
  similar: 'You may also like',
  together: 'Often bought together',
  recent: 'You looked at',
  pictures: 'Pictures',
  picture: (index: number, total: number) => `Picture ${index} of ${total}`,
  zoom: 'Look closer',
  next: 'Next picture',
  previous: 'Previous picture',
  stock: {
    soldOut: 'Sold out',
    back: (day: string) => `Sold out. More expected by ${day}.`,
    left: (count: number) => plural(count, { one: 'Only # left', other: 'Only # left' }),
    few: 'Only a few left',
    inStock: 'In stock',
  },
  lowest: (price: string) => `Lowest price of the last 30 days: ${price}`,
  history: {
    show: 'Price history',
    title: 'What it cost before',
    from: (day: string) => `from ${day}`,
    until: (from: string, until: string) => `${from} to ${until}`,
    constant: (day: string) => `It has cost the same since ${day}.`,
  },
  delivery: {
    by: (day: string) => `With you by ${day}`,
    for: (country: string, price: string) => `Delivery to ${country}: ${price}`,
    freeFrom: (amount: string) => `free from ${amount}`,
    notServed: (country: string) => `This seller does not deliver to ${country}.`,
  },
  promises: ['Cancel until it is shipped', 'Send it back when it does not suit you', 'Pay once for all sellers'],
  offers: {
    title: 'Other sellers',
    rated: (average: string) => `rated ${average}`,
    shipsFrom: (country: string) => `ships from ${country}`,
    choose: 'Choose',
    chosen: 'Chosen',
    best: 'Best offer',
  },
};

/** The page of a product. */
export const productText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type ProductWords = Translation<typeof en>;
