import type { ButtonHTMLAttributes } from 'react';
import { Link, type LinkProps } from 'react-router';
import { cx } from './cx';
import { Spinner } from './Spinner';

type Variant = 'primary' | 'accent' | 'secondary' | 'quiet';

const base =
  'inline-flex items-center justify-center gap-2 rounded-full font-medium transition-colors select-none disabled:cursor-not-allowed disabled:opacity-50';

const variants: Record<Variant, string> = {
  primary: 'bg-ink text-on-ink hover:bg-ink-soft',
  accent: 'bg-coral text-on-coral hover:bg-coral-deep',
  secondary: 'border border-line bg-surface text-ink hover:border-ink',
  quiet: 'text-ink hover:bg-sand',
};

const sizes = { small: 'h-9 px-4 text-sm', normal: 'h-11 px-6', large: 'h-13 px-8 text-base' };

interface Look {
  variant?: Variant;
  size?: keyof typeof sizes;
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  /** Work is under way: the button shows it and takes no second press. */
  busy?: boolean;
}

export function Button({
  variant = 'primary',
  size = 'normal',
  busy,
  className,
  disabled,
  children,
  ...props
}: ButtonProps) {
  return (
    <button
      type="button"
      className={cx(base, variants[variant], sizes[size], className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...props}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

export function ButtonLink({ variant = 'primary', size = 'normal', className, ...props }: LinkProps & Look) {
  return <Link className={cx(base, variants[variant], sizes[size], className)} {...props} />;
}
