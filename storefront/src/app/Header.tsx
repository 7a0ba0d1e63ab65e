import { Link, NavLink } from 'react-router';
import { CartButton } from '@/features/cart/CartButton';
import { useCategoryTreeQuery } from '@/features/catalog/catalogApi';
import { SearchBox } from '@/features/search/SearchBox';
import { cx } from '@/ui/cx';
import { OctopusMark, PersonIcon } from '@/ui/icons';
import { useAppSelector } from './hooks';

export function Header() {
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-paper/90 backdrop-blur">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-2.5 px-4 py-3 sm:flex-nowrap sm:px-8">
        <Link to="/" className="flex items-center gap-2.5" aria-label="Octomart, home">
          <OctopusMark className="size-9" />
          <span className="font-display text-2xl font-bold tracking-tight">octomart</span>
        </Link>
        <SearchBox className="order-last w-full sm:order-none sm:mx-auto sm:max-w-xl" />
        <div className="ml-auto flex items-center gap-1 sm:ml-0">
          <AccountLink />
          <CartButton />
        </div>
      </div>
      <Departments />
    </header>
  );
}

function AccountLink() {
  const viewer = useAppSelector((state) => state.session.viewer);
  return (
    <Link
      to={viewer ? '/account' : '/sign-in'}
      className="flex h-11 items-center gap-2 rounded-full px-3 text-sm font-medium hover:bg-sand"
      aria-label={viewer ? 'Your account' : undefined}
    >
      <PersonIcon className="size-6" />
      <span className="hidden max-w-28 truncate md:inline">{viewer?.displayName ?? 'Sign in'}</span>
    </Link>
  );
}

function Departments() {
  const { data: categories = [] } = useCategoryTreeQuery();
  return (
    <nav aria-label="Departments" className="mx-auto max-w-7xl overflow-x-auto px-4 [scrollbar-width:none] sm:px-8">
      <ul className="flex min-h-10 gap-6 text-sm whitespace-nowrap">
        {[
          { to: '/browse', name: 'All products' },
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
