import type { ButtonHTMLAttributes } from 'react';
import { Link, type LinkProps } from 'react-router';
import { cx } from '@/ui/cx';
import { Spinner } from '@/ui/Spinner';

const looks = {
  primary: 'bg-ink text-on-ink hover:bg-ink-soft',
  secondary: 'border border-line bg-surface text-ink hover:border-muted',
  quiet: 'text-ink-soft hover:bg-sand hover:text-ink',
  danger: 'border border-line bg-surface text-coral-deep hover:border-coral-deep',
};
const base =
  'inline-flex h-9 items-center justify-center gap-1.5 rounded-lg px-3.5 text-sm font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50 [&_svg]:size-4';

interface Look {
  look?: keyof typeof looks;
}

interface OfficeButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  busy?: boolean;
}

/** Smaller and squarer than the shop's buttons: many fit on a page of work. */
export function OfficeButton({ look = 'secondary', busy, disabled, className, children, ...props }: OfficeButtonProps) {
  return (
    <button
      type="button"
      className={cx(base, looks[look], className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...props}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

export function OfficeLink({ look = 'secondary', className, ...props }: LinkProps & Look) {
  return <Link className={cx(base, looks[look], className)} {...props} />;
}

/** A document or file of the shop, outside the pages. */
export function DownloadLink({
  href,
  children,
  className,
}: {
  href: string;
  children: React.ReactNode;
  className?: string;
}) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={cx(base, looks.secondary, className)}>
      {children}
    </a>
  );
}
