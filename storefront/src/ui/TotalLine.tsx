import { cx } from './cx';

interface TotalLineProps {
  label: string;
  amount: string;
  strong?: boolean;
  muted?: boolean;
}

/** One line of a `<dl>` of amounts. */
export function TotalLine({ label, amount, strong, muted }: TotalLineProps) {
  return (
    <div className={cx('flex justify-between gap-4', strong && 'border-t border-line pt-3.5 text-lg font-semibold')}>
      <dt className={cx(!strong && 'text-muted')}>{label}</dt>
      <dd className={cx('shrink-0 whitespace-nowrap tabular-nums', muted && 'text-sm text-muted')}>{amount}</dd>
    </div>
  );
}
