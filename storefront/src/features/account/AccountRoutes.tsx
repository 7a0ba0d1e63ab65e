import type { ReactNode } from 'react';
import { NavLink, useRoutes } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import { NotFoundPage } from '@/app/NotFoundPage';
import { NotificationsPage } from '@/features/notifications/NotificationsPage';
import { Gate } from '@/features/session/Gate';
import { SignOutButton } from '@/features/session/SignOutButton';
import { WishListPage } from '@/features/wishList/WishListPage';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { AddressesPage } from './AddressesPage';
import { CardsPage } from './CardsPage';
import { accountText } from './messages';
import { OrdersPage } from './OrdersPage';
import { SessionsPage } from './SessionsPage';

const sections = [
  { to: '/account', key: 'orders' },
  { to: '/account/wish-list', key: 'wishList' },
  { to: '/account/addresses', key: 'addresses' },
  { to: '/account/cards', key: 'cards' },
  { to: '/account/notifications', key: 'notifications' },
  { to: '/account/security', key: 'sessions' },
] as const;

/** Everything below /account: one frame, a page for each thing that an account keeps. */
export function AccountRoutes() {
  return (
    <Gate>
      <Frame>
        {useRoutes([
          { index: true, element: <OrdersPage /> },
          { path: 'wish-list', element: <WishListPage /> },
          { path: 'addresses', element: <AddressesPage /> },
          { path: 'cards', element: <CardsPage /> },
          { path: 'notifications', element: <NotificationsPage /> },
          { path: 'security', element: <SessionsPage /> },
          { path: '*', element: <NotFoundPage /> },
        ])}
      </Frame>
    </Gate>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const text = useText(accountText);
  const viewer = useAppSelector((state) => state.session.viewer);
  return (
    <div className="gap-12 lg:grid lg:grid-cols-[14rem_1fr]">
      <aside className="mb-8">
        <p className="font-display text-2xl font-semibold tracking-tight">{text.hello(viewer?.displayName ?? '')}</p>
        <p className="mt-1 truncate text-sm text-muted">{viewer?.email}</p>
        <nav aria-label={text.nav} className="mt-6 overflow-x-auto">
          <ul className="flex gap-1 lg:flex-col">
            {sections.map(({ to, key }) => (
              <li key={to}>
                <NavLink
                  to={to}
                  end
                  className={({ isActive }) =>
                    cx(
                      'block rounded-xl px-4 py-2.5 whitespace-nowrap hover:bg-sand',
                      isActive && 'bg-sand font-semibold',
                    )
                  }
                >
                  {text[key]}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="mt-6 px-1">
          <SignOutButton />
        </div>
      </aside>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
