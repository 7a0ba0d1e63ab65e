import { useEffect } from 'react';
import { useAppDispatch } from '@/app/hooks';
import { sessionGate } from '@/features/session/sessionGate';
import { api } from '@/graphql/api';
import { followStream } from '@/graphql/followStream';
import { NotificationReceivedDocument, type NotificationReceivedSubscription } from '@/graphql/generated';
import { subscribe } from '@/graphql/subscribe';
import { useVisible } from '@/lib/useVisible';

/**
 * Reads the notifications anew when one arrives, and when the page comes back to the front: the subscription tells only
 * of what arrives while it is open.
 */
export function useLiveNotifications(): void {
  const dispatch = useAppDispatch();
  const isVisible = useVisible();
  useEffect(() => {
    if (!isVisible) {
      return;
    }
    const readAgain = () => dispatch(api.util.invalidateTags(['Notifications']));
    const leaving = new AbortController();
    void followStream<NotificationReceivedSubscription>(
      {
        open: (_after, signal) =>
          subscribe(NotificationReceivedDocument, {}, { accessToken: () => sessionGate.accessToken(), signal }),
        onUpdate: () => {
          readAgain();
          return { cursor: null };
        },
        onStatus: (status) => status === 'reconnecting' && readAgain(),
      },
      leaving.signal,
    );
    return () => leaving.abort();
  }, [isVisible, dispatch]);
}
