import { Link } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import type { NotificationFragment, NotificationKind } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoment } from '@/lib/dates';
import { sentenceCase } from '@/lib/words';
import { Button } from '@/ui/Button';
import { cx } from '@/ui/cx';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { notificationsText } from './messages';
import {
  useMarkReadMutation,
  useNotificationsQuery,
  usePreferenceSetMutation,
  usePreferencesQuery,
} from './notificationsApi';

export function NotificationsPage() {
  const text = useText(notificationsText);
  usePageTitle(text.title);
  const viewerId = useAppSelector((state) => state.session.viewer?.id ?? '');
  const { data: list, isError, error, refetch } = useNotificationsQuery(viewerId);
  const [markRead, { isLoading }] = useMarkReadMutation();
  if (isError || list === null) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (!list) {
    return <Skeleton className="h-60 rounded-2xl" />;
  }
  const unread = list.nodes.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  return (
    <section aria-labelledby="notifications">
      <header className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 id="notifications" className="text-3xl">
          {text.title}
        </h1>
        {unread.length > 0 && (
          <Button variant="secondary" size="small" busy={isLoading} onClick={() => void markRead(unread)}>
            {text.markAll}
          </Button>
        )}
      </header>
      {list.nodes.length === 0 ? (
        <EmptyState title={text.none.title}>{text.none.text}</EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-2xl border border-line bg-surface">
          {list.nodes.map((item) => (
            <Item key={item.id} item={item} onRead={() => void markRead([item.id])} />
          ))}
        </ul>
      )}
      <Preferences viewerId={viewerId} />
    </section>
  );
}

function Item({ item, onRead }: { item: NotificationFragment; onRead: () => void }) {
  const text = useText(notificationsText);
  const isUnread = item.readAt === null;
  const path = item.link && pathOf(item.link);
  return (
    <li className="relative flex gap-4 px-5 py-4" data-testid="notification">
      <span
        aria-hidden="true"
        className={cx('mt-2 size-2 shrink-0 rounded-full', isUnread ? 'bg-coral' : 'bg-transparent')}
      />
      <div className="min-w-0">
        <p className={cx(isUnread && 'font-semibold')}>
          {path ? (
            <Link to={path} className="after:absolute after:inset-0 hover:underline" onClick={onRead}>
              {item.title}
            </Link>
          ) : (
            item.title
          )}
          {isUnread && <span className="sr-only"> ({text.unread})</span>}
        </p>
        <p className="line-clamp-2 text-sm text-muted">{item.body}</p>
        <p className="text-sm text-muted">{formatMoment(item.createdAt)}</p>
      </div>
    </li>
  );
}

/** A link of the shop without its host: notifications carry the address that mails use. */
function pathOf(link: string): string | null {
  const { pathname, search, protocol } = new URL(link, location.origin);
  return protocol === 'http:' || protocol === 'https:' ? pathname + search : null;
}

function Preferences({ viewerId }: { viewerId: string }) {
  const text = useText(notificationsText);
  const { data: preferences } = usePreferencesQuery(viewerId);
  const [set] = usePreferenceSetMutation();
  const isSeller = useAppSelector((state) => state.session.viewer?.roles.includes('SELLER_MEMBER') ?? false);
  if (!preferences) {
    return null;
  }
  // A kind that is newer than this page is named by its constant.
  const nameOf = (kind: NotificationKind) => text.kinds[kind as keyof typeof text.kinds] ?? sentenceCase(kind);
  const shown = preferences.filter(({ kind }) => isSeller || !kind.startsWith('SELLER_'));
  return (
    <section aria-labelledby="preferences" className="mt-14">
      <h2 id="preferences" className="mb-5 text-2xl">
        {text.preferences}
      </h2>
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b border-line text-left text-muted">
            <th scope="col" className="py-2 font-medium">
              {text.about}
            </th>
            <th scope="col" className="w-28 py-2 text-center font-medium">
              {text.byMail}
            </th>
            <th scope="col" className="w-28 py-2 text-center font-medium">
              {text.inShop}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ kind, email, emailRequired, inApp }) => (
            <tr key={kind} className="border-b border-line">
              <th scope="row" className="py-3 text-left font-normal">
                {nameOf(kind)}
              </th>
              <td className="text-center">
                <input
                  type="checkbox"
                  className="size-4 accent-coral"
                  aria-label={`${nameOf(kind)}, ${text.byMail}`}
                  title={emailRequired ? text.required : undefined}
                  checked={email}
                  disabled={emailRequired}
                  onChange={({ target }) => void set({ viewerId, input: { kind, email: target.checked } })}
                />
              </td>
              <td className="text-center">
                <input
                  type="checkbox"
                  className="size-4 accent-coral"
                  aria-label={`${nameOf(kind)}, ${text.inShop}`}
                  checked={inApp}
                  onChange={({ target }) => void set({ viewerId, input: { kind, inApp: target.checked } })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
