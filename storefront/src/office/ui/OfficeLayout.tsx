import { useEffect, useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import { SkipLink } from '@/app/SkipLink';
import { useScrollRestoration } from '@/app/useScrollRestoration';
import { cx } from '@/ui/cx';
import { OctopusMark } from '@/ui/icons';
import { Announcements } from './announcements';
import { CloseIcon, MenuIcon } from './icons';

export interface NavigationItem {
  to: string;
  label: string;
  icon: ReactNode;
  /** Shown beside the label, such as how much waits there. */
  badge?: number | null;
  /** Only this very address, and none below it. */
  end?: boolean;
}

export interface NavigationGroup {
  title?: string;
  items: NavigationItem[];
}

interface OfficeLayoutProps {
  /** "Seller’s dashboard". */
  area: string;
  home: string;
  groups: NavigationGroup[];
  /** Above the navigation: who is acted for. */
  head?: ReactNode;
  children: ReactNode;
}

/** What the dashboard and the desk look like around their pages: a side navigation, which is a drawer on phones. */
export function OfficeLayout({ area, home, groups, head, children }: OfficeLayoutProps) {
  const { pathname } = useLocation();
  // The drawer is open on the page where it was opened: going to another one closes it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === pathname;
  const setOpen = (isOpen: boolean) => setOpenOn(isOpen ? pathname : null);
  useScrollRestoration();
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpenOn(null);
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [open]);

  return (
    <div className="min-h-dvh bg-paper lg:grid lg:grid-cols-[15rem_1fr]">
      <SkipLink>Skip to the content</SkipLink>
      <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-surface px-4 lg:hidden">
        <button
          type="button"
          className="-ml-2 grid size-10 place-items-center rounded-lg hover:bg-sand"
          aria-label="Menu"
          aria-expanded={open}
          aria-controls="office-navigation"
          onClick={() => setOpen(true)}
        >
          <MenuIcon />
        </button>
        <Link to={home} className="flex items-center gap-2 font-display font-semibold">
          <OctopusMark className="size-6" /> {area}
        </Link>
      </header>
      {open && (
        <div className="fixed inset-0 z-30 bg-black/40 lg:hidden" aria-hidden="true" onClick={() => setOpen(false)} />
      )}
      <aside
        id="office-navigation"
        className={cx(
          'flex w-66 flex-col border-r border-line bg-surface max-lg:fixed max-lg:inset-y-0 max-lg:left-0 max-lg:z-40 lg:sticky lg:top-0 lg:h-dvh lg:w-auto',
          !open && 'max-lg:hidden',
        )}
      >
        <div className="flex items-center justify-between px-4 pt-4 pb-3">
          <Link to={home} className="flex items-center gap-2">
            <OctopusMark className="size-7" />
            <span>
              <span className="block font-display leading-tight font-bold">octomart</span>
              <span className="block text-xs leading-tight text-muted">{area}</span>
            </span>
          </Link>
          <button
            type="button"
            className="grid size-9 place-items-center rounded-lg hover:bg-sand lg:hidden"
            aria-label="Close the menu"
            onClick={() => setOpen(false)}
          >
            <CloseIcon />
          </button>
        </div>
        {head && <div className="px-3 pb-2">{head}</div>}
        <nav aria-label={area} className="grow overflow-y-auto px-3 pb-4">
          {groups.map(({ title, items }) => (
            <div key={title ?? 'main'} className="mt-3 first:mt-1">
              {title && <p className="px-2.5 pb-1 text-xs font-medium text-muted">{title}</p>}
              <ul className="space-y-px">
                {items.map((item) => (
                  <li key={item.to}>
                    <NavigationLink {...item} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <Foot />
      </aside>
      <main id="content" tabIndex={-1} className="min-w-0 px-4 pt-5 pb-20 outline-none sm:px-8 sm:pt-7">
        <div className="mx-auto max-w-6xl">{children}</div>
      </main>
      <Announcements />
    </div>
  );
}

function NavigationLink({ to, label, icon, badge, end }: NavigationItem) {
  return (
    <NavLink
      to={to}
      end={end ?? false}
      className={({ isActive }) =>
        cx(
          'flex h-9 items-center gap-2.5 rounded-lg px-2.5 text-sm transition-colors [&_svg]:size-4.5',
          isActive ? 'bg-sand font-medium text-ink' : 'text-ink-soft hover:bg-sand/60',
        )
      }
    >
      {icon}
      {label}
      {badge ? (
        <span className="ml-auto rounded-full bg-coral-wash px-2 text-xs leading-5 font-medium text-coral-deep tabular-nums">
          {badge}
        </span>
      ) : null}
    </NavLink>
  );
}

function Foot() {
  const viewer = useAppSelector((state) => state.session.viewer);
  return (
    <div className="border-t border-line px-5 py-3 text-sm">
      <p className="truncate font-medium">{viewer?.displayName}</p>
      <p className="mt-0.5 flex gap-3 text-muted">
        <Link to="/" className="hover:text-ink hover:underline">
          Go to the shop
        </Link>
        <Link to="/account" className="hover:text-ink hover:underline">
          Account
        </Link>
      </p>
    </div>
  );
}
