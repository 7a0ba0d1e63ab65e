import { plural } from '@/i18n/text';
import type { NotificationsWords } from './messages';

export const de: NotificationsWords = {
  title: 'Benachrichtigungen',
  bell: (unread) =>
    unread === 0
      ? 'Benachrichtigungen'
      : plural(unread, { one: 'Benachrichtigungen, # ungelesen', other: 'Benachrichtigungen, # ungelesen' }),
  none: { title: 'Nichts Neues', text: 'Was mit Ihren Bestellungen und Rückgaben geschieht, steht hier, live.' },
  markAll: 'Alle als gelesen markieren',
  unread: 'ungelesen',
  preferences: 'Was wir Ihnen sagen, und wie',
  about: 'Worum es geht',
  byMail: 'Per E-Mail',
  inShop: 'Im Shop',
  required: 'kommt immer',
  kinds: {
    EMAIL_VERIFICATION: 'Adresse bestätigen',
    REGISTRATION_REPEATED: 'Jemand meldete sich mit Ihrer Adresse an',
    PASSWORD_RESET: 'Passwort zurücksetzen',
    SELLER_DECIDED: 'Entscheidung über Ihren Laden',
    ORDER_CONFIRMED: 'Bestellung bestätigt',
    ORDER_SHIPPED: 'Paket unterwegs',
    ORDER_DELIVERED: 'Paket geliefert',
    ORDER_CANCELLED: 'Bestellung storniert',
    ORDER_PARTLY_CANCELLED: 'Teil einer Bestellung storniert',
    REFUND_FAILED: 'Eine Erstattung klemmt',
    RETURN_CHANGED: 'Neues von einer Rückgabe',
    SELLER_ORDER_RECEIVED: 'Neue Bestellung für Ihren Laden',
    SELLER_ORDER_CANCELLED: 'Ein Käufer hat storniert',
    SELLER_RETURN_CHANGED: 'Eine Rückgabe an Ihren Laden',
    SELLER_PAYOUT_PAID: 'Eine Auszahlung, die angekommen ist',
  },
};
