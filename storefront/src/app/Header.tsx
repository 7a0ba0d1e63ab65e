import { lazy, Suspense } from 'react';
import { Link, NavLink } from 'react-router';
import { useCategoryTreeQuery } from '@/features/catalog/catalogApi';
import { SearchBox } from '@/features/search/SearchBox';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { OctopusMark, PersonIcon } from '@/ui/icons';
import { useAppSelector } from './hooks';
import { shellText } from './messages';

// What the first paint does without comes a moment later, into places that are kept for it.
const Bell = lazy(async () => ({ default: (await import('@/features/notifications/Bell')).Bell }));
const AccountMenu = lazy(async () => ({ default: (await import('./AccountMenu')).AccountMenu }));
const CartButton = lazy(async () => ({ default: (await import('@/features/cart/CartButton')).CartButton }));

export function Header() {
  const text = useText(shellText);
  const viewer = useAppSelector((state) => state.session.viewer);
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-paper/90 backdrop-blur">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-2.5 px-4 py-3 sm:flex-nowrap sm:px-8">
        <Link to="/" className="flex items-center gap-2.5" aria-label={text.home}>
          <OctopusMark className="size-9" />
          <span className="font-display text-2xl font-bold tracking-tight">octomart</span>
        </Link>
        <SearchBox className="order-last w-full sm:order-none sm:mx-auto sm:max-w-xl" />
        <div className="ml-auto flex items-center gap-1 sm:ml-0">
          {viewer && (
            <Suspense fallback={<span className="h-11 w-22" />}>
              <Bell key={viewer.id} viewerId={viewer.id} />
              <AccountMenu viewer={viewer} />
            </Suspense>
          )}
          {!viewer && (
            <Link
              to="/sign-in"
              className="flex h-11 items-center gap-2 rounded-full px-3 text-sm font-medium hover:bg-sand"
            >
              <PersonIcon className="size-6" />
              <span className="max-md:sr-only">{text.signIn}</span>
            </Link>
          )}
          <Suspense fallback={<span className="size-11" />}>
            <CartButton />
          </Suspense>
        </div>
      </div>
      <Departments />
    </header>
  );
}

function Departments() {
  const text = useText(shellText);
  const { data: categories = [] } = useCategoryTreeQuery();
  return (
    <nav
      aria-label={text.departments}
      className="mx-auto max-w-7xl overflow-x-auto px-4 [scrollbar-width:none] sm:px-8"
    >
      <ul className="flex min-h-10 gap-6 text-sm whitespace-nowrap">
        {[
          { to: '/browse', name: text.allProducts },
          ...categories.map(({ slug, name }) => ({ to: `/c/${slug}`, name })),
        ].map(({ to, name }) => (
          <li key={to}>
            <NavLink
              to={to}
              className={({ isActive }) =>
                cx(
                  'block border-b-2 py-2',
                  isActive ? 'border-coral font-medium' : 'border-transparent text-muted hover:text-ink',
                )
              }
            >
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
