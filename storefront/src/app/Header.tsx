import { Link, NavLink } from 'react-router';
import { CartButton } from '@/features/cart/CartButton';
import { useCategoryTreeQuery } from '@/features/catalog/catalogApi';
import { SearchBox } from '@/features/search/SearchBox';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { OctopusMark } from '@/ui/icons';
import { AccountMenu } from './AccountMenu';
import { shellText } from './messages';

export function Header() {
  const text = useText(shellText);
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-paper/90 backdrop-blur">
      <div className="mx-auto flex max-w-7xl flex-wrap items-center gap-x-4 gap-y-2.5 px-4 py-3 sm:flex-nowrap sm:px-8">
        <Link to="/" className="flex items-center gap-2.5" aria-label={text.home}>
          <OctopusMark className="size-9" />
          <span className="font-display text-2xl font-bold tracking-tight">octomart</span>
        </Link>
        <SearchBox className="order-last w-full sm:order-none sm:mx-auto sm:max-w-xl" />
        <div className="ml-auto flex items-center gap-1 sm:ml-0">
          <AccountMenu />
          <CartButton />
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
