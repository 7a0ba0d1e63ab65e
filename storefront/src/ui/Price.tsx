import { useText } from '@/i18n/text';
import { discountPercent, formatMoney, type Money } from '@/lib/money';
import { cx } from './cx';
import { uiText } from './messages';

interface PriceProps {
  price: Money;
  before?: Money | null;
  className?: string;
}

/** A price, with what it was before when that was more. */
export function Price({ price, before = null, className }: PriceProps) {
  const text = useText(uiText);
  const percent = discountPercent(price, before);
  if (!before || percent === 0) {
    return <span className={cx('tabular-nums', className)}>{formatMoney(price)}</span>;
  }
  return (
    <span className={cx('inline-flex flex-wrap items-baseline gap-x-2 tabular-nums', className)}>
      <span className="text-coral-deep">{formatMoney(price)}</span>
      <s className="text-[0.7em] font-normal text-muted">
        <span className="sr-only">{text.before} </span>
        {formatMoney(before)}
      </s>
      <span className="self-center rounded-full bg-coral-wash px-2 py-0.5 text-xs font-semibold text-coral-deep">
        −{percent}%
      </span>
    </span>
  );
}

/** "€19.90", or "from €19.90" when variants differ in price. */
export function PriceRange({ range, className }: { range: { min: Money; max: Money } | null; className?: string }) {
  const text = useText(uiText);
  if (!range) {
    return <span className={cx('text-muted', className)}>{text.noPrice}</span>;
  }
  return (
    <span className={cx('tabular-nums', className)}>
      {range.max.minorUnits > range.min.minorUnits && <span className="font-normal text-muted">{text.from} </span>}
      {formatMoney(range.min)}
    </span>
  );
}
