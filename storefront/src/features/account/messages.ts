import { defineText, type Translation } from '@/i18n/text';

const en = {
  hello: (name: string) => `Hello, ${name}`,
  nav: 'Account',
  orders: 'Orders',
  addresses: 'Addresses',
  cards: 'Cards',
  sessions: 'Security',
  notifications: 'Notifications',
  wishList: 'Wish list',
  noOrders: { title: 'No orders yet', text: 'What you order while signed in shows up here.', action: 'Find something' },
  ordersUnit: 'orders',
  address: {
    add: 'Add an address',
    edit: 'Change',
    remove: 'Remove',
    removeOne: (line: string) => `Remove ${line}`,
    editOne: (line: string) => `Change ${line}`,
    isDefault: 'Default',
    makeDefault: 'Use this address first',
    save: 'Save',
    none: 'Save an address, and the next checkout fills itself in.',
  },
  card: {
    intro: 'Cards that you asked us to keep, held by the payment provider. We never have their numbers.',
    none: 'Tick “Keep this card” when you pay, and the next checkout is shorter.',
    unavailable: 'Your cards cannot be shown right now. Please try again in a moment.',
    until: (month: string) => `good until ${month}`,
    isDefault: 'Offered first',
    prefer: 'Offer first',
    preferOne: (card: string) => `Offer ${card} first`,
    remove: 'Remove',
    removeOne: (card: string) => `Remove ${card}`,
  },
  session: {
    intro: 'Where you are signed in. End what you do not know, and change your password.',
    here: 'This browser',
    seen: (when: string) => `last seen ${when}`,
    since: (when: string) => `since ${when}`,
    unknown: 'Unknown device',
    end: 'Sign out there',
    endOne: (device: string) => `Sign out on ${device}`,
    password: 'Change your password',
    passwordText: 'We send a link to your address.',
    passwordSend: 'Send the link',
    passwordSent: 'Look in your mailbox: the link is on its way.',
  },
};

/** What an account keeps. */
export const accountText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type AccountWords = Translation<typeof en>;
