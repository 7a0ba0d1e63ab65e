import { defineText, plural, type Translation } from '@/i18n/text';

const en = {
  title: 'Basket',
  button: (items: number) => `Basket, ${plural(items, { one: '# item', other: '# items' })}`,
  items: (items: number) => plural(items, { one: '# item', other: '# items' }),
  loading: 'Loading your basket',
  empty: { title: 'Your basket is empty', text: 'Eight arms, and nothing in them yet.', action: 'Find something' },
  add: 'Add to basket',
  soldOut: 'Sold out',
  added: 'In your basket.',
  goThere: 'Go to the basket',
  from: (seller: string) => `From ${seller}`,
  fromAnother: 'From another seller',
  noSeller: 'Seller unavailable',
  freeDelivery: 'Free delivery',
  gone: 'A product that is unavailable',
  later: 'Save for later',
  saveForLater: (title: string) => `Save ${title} for later`,
  quantityOf: (title: string) => `Quantity of ${title}`,
  remove: 'Remove',
  removeOne: (what: string) => `Remove ${what}`,
  each: (price: string) => `${price} each`,
  problems: {
    blocking: 'Something needs a look before you can order.',
    changed: 'Something changed since you filled your basket.',
    accept: 'Accept the changes',
    price: (was: string, now: string) => `The price changed from ${was} to ${now}.`,
    stock: (available: number) => plural(available, { one: 'Only # is left.', other: 'Only # are left.' }),
    range: (min: number, max: number | null) =>
      max === null ? `It is sold from ${min} units.` : `It is sold in ${min} to ${max} units an order.`,
    unavailable: 'This is no longer for sale.',
    notChecked: 'Prices could not be checked just now. Please try again in a moment.',
    coupon: (code: string) => `The coupon ${code} takes nothing off any more.`,
  },
  summary: {
    title: 'Summary',
    items: 'Items',
    delivery: 'Delivery',
    later: 'chosen at checkout',
    total: 'Total',
    checkOut: 'Check out',
    noAccount: 'No account needed. You pay once, whoever sells it.',
  },
  coupon: { label: 'Coupon', apply: 'Apply', yours: 'Your coupons' },
  saved: {
    title: 'Saved for later',
    unavailable: 'Not available at the moment',
    move: 'Move to basket',
    remove: (title: string) => `Remove ${title} from what is saved`,
  },
};

/** The basket. */
export const cartText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type CartWords = Translation<typeof en>;
