import { defineText, plural, type Translation } from '@/i18n/text';

const en = {
  title: 'Notifications',
  bell: (unread: number) =>
    unread === 0
      ? 'Notifications'
      : plural(unread, { one: 'Notifications, # unread', other: 'Notifications, # unread' }),
  none: { title: 'Nothing new', text: 'What happens to your orders and returns shows up here, live.' },
  markAll: 'Mark all as read',
  unread: 'unread',
  preferences: 'What we tell you, and how',
  about: 'About',
  byMail: 'By email',
  inShop: 'In the shop',
  required: 'always sent',
  kinds: {
    EMAIL_VERIFICATION: 'Verify your address',
    REGISTRATION_REPEATED: 'Somebody registered with your address',
    PASSWORD_RESET: 'Password reset',
    SELLER_DECIDED: 'Decision about your shop',
    ORDER_CONFIRMED: 'Order confirmed',
    ORDER_SHIPPED: 'Parcel on its way',
    ORDER_DELIVERED: 'Parcel delivered',
    ORDER_CANCELLED: 'Order cancelled',
    ORDER_PARTLY_CANCELLED: 'Part of an order cancelled',
    REFUND_FAILED: 'A refund needs attention',
    RETURN_CHANGED: 'News of a return',
    SELLER_ORDER_RECEIVED: 'New order for your shop',
    SELLER_ORDER_CANCELLED: 'A buyer cancelled',
    SELLER_RETURN_CHANGED: 'A return to your shop',
    SELLER_PAYOUT_PAID: 'A payout that has arrived',
  },
};

export const notificationsText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type NotificationsWords = Translation<typeof en>;
