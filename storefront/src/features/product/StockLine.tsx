import type { VariantFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatDay } from '@/lib/dates';
import { cx } from '@/ui/cx';
import { productText } from './messages';

/** Whether it can be bought, followed live: the words change while one looks. */
export function StockLine({ availability }: Pick<VariantFragment, 'availability'>) {
  const { stock } = useText(productText);
  const { inStock, lowStock, quantity, restockAt } = availability;
  const text = !inStock
    ? restockAt
      ? stock.back(formatDay(restockAt))
      : stock.soldOut
    : lowStock
      ? quantity
        ? stock.left(quantity)
        : stock.few
      : stock.inStock;
  return (
    <p className="flex items-center gap-2.5 text-sm font-medium" aria-live="polite" data-testid="stock">
      <span
        aria-hidden="true"
        className={cx('size-2 rounded-full', !inStock ? 'bg-muted' : lowStock ? 'bg-sun' : 'bg-teal')}
      />
      {text}
    </p>
  );
}
