import { Link } from 'react-router';
import { useText } from '@/i18n/text';
import { ChevronIcon } from './icons';
import { uiText } from './messages';

export interface Crumb {
  label: string;
  to?: string;
}

export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const text = useText(uiText);
  return (
    <nav aria-label={text.breadcrumb} className="text-sm text-muted">
      <ol className="flex flex-wrap items-center gap-1">
        {crumbs.map(({ label, to }, index) => (
          <li key={label} className="flex items-center gap-1">
            {index > 0 && <ChevronIcon className="size-3.5 text-muted/60" />}
            {to ? (
              <Link to={to} className="hover:text-ink hover:underline">
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="line-clamp-1 text-ink">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
