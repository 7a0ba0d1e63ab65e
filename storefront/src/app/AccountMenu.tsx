import { Link } from 'react-router';
import { useSignOut } from '@/features/session/useSignOut';
import type { Role, ViewerFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { PersonIcon } from '@/ui/icons';
import { Menu } from '@/ui/Menu';
import { shellText } from './messages';

const item = 'block w-full rounded-xl px-4 py-2.5 text-left hover:bg-sand';

/** Who is signed in, and where they can go. */
export function AccountMenu({ viewer }: { viewer: ViewerFragment }) {
  const { menu, account } = useText(shellText);
  const signOut = useSignOut();
  const places = [
    { to: '/account', name: menu.orders },
    { to: '/account/wish-list', name: menu.wishList },
    { to: '/account/notifications', name: menu.notifications },
    { to: '/account/security', name: menu.account },
    ...areas(viewer.roles).map((area) => ({ to: paths[area], name: menu[area] })),
  ];
  return (
    <Menu
      label={account}
      buttonClassName="flex h-11 items-center gap-2 rounded-full px-3 text-sm font-medium hover:bg-sand"
      button={
        <>
          <PersonIcon className="size-6" />
          <span className="hidden max-w-28 truncate md:inline">{viewer.displayName}</span>
        </>
      }
    >
      <p className="truncate px-4 pt-2 pb-3 text-sm text-muted">{viewer.email}</p>
      <ul>
        {places.map(({ to, name }) => (
          <li key={to}>
            <Link to={to} className={item}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
      <hr className="my-2 border-line" />
      <button type="button" className={item} onClick={signOut}>
        {menu.signOut}
      </button>
    </Menu>
  );
}

const paths = { dashboard: '/dashboard', desk: '/admin' } as const;

function areas(roles: readonly Role[]): (keyof typeof paths)[] {
  const sells = roles.includes('SELLER_MEMBER');
  const runs = roles.some((role) => role === 'ADMIN' || role === 'SUPPORT');
  return [...(sells ? (['dashboard'] as const) : []), ...(runs ? (['desk'] as const) : [])];
}
