import { Link } from 'react-router';
import { useText } from '@/i18n/text';
import { BellIcon } from '@/ui/icons';
import { notificationsText } from './messages';
import { useUnreadCountQuery } from './notificationsApi';
import { useLiveNotifications } from './useLiveNotifications';

/** The bell of the header, loaded for who is signed in: it counts live and leads to the list. */
export function Bell({ viewerId }: { viewerId: string }) {
  const text = useText(notificationsText);
  const { data: unread = 0 } = useUnreadCountQuery(viewerId);
  useLiveNotifications();
  return (
    <Link
      to="/account/notifications"
      className="relative grid size-11 place-items-center rounded-full hover:bg-sand"
      aria-label={text.bell(unread)}
      data-testid="bell"
    >
      <BellIcon className="size-6" />
      {unread > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-0.5 right-0 grid h-5 min-w-5 place-items-center rounded-full bg-coral px-1 text-xs font-semibold text-on-coral tabular-nums"
        >
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  );
}
