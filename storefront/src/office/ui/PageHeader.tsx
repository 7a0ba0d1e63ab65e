import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePageTitle } from '@/ui/usePageTitle';
import { BackIcon } from './icons';

interface PageHeaderProps {
  title: string;
  /** What stands beside the title, such as a state. */
  aside?: ReactNode;
  children?: ReactNode;
  /** What can be done on the page. */
  actions?: ReactNode;
  back?: { to: string; label: string };
}

/** The head of a page of the dashboard or the desk. */
export function PageHeader({ title, aside, children, actions, back }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className="mb-6">
      {back && (
        <Link to={back.to} className="mb-2 inline-flex items-center gap-1 text-sm text-muted hover:text-ink">
          <BackIcon className="size-4" /> {back.label}
        </Link>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <h1 className="text-2xl">{title}</h1>
        {aside}
        {actions && <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{actions}</div>}
      </div>
      {children && <div className="mt-1 max-w-3xl text-sm text-muted">{children}</div>}
    </header>
  );
}
