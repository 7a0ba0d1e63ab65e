import type { VariantFragment } from '@/graphql/generated';
import { cx } from '@/ui/cx';

export function StockLine({ availability }: Pick<VariantFragment, 'availability'>) {
  const { inStock, lowStock, quantity } = availability;
  const text = !inStock ? 'Sold out' : lowStock ? (quantity ? `Only ${quantity} left` : 'Only a few left') : 'In stock';
  return (
    <p className="flex items-center gap-2.5 text-sm font-medium">
      <span
        aria-hidden="true"
        className={cx('size-2 rounded-full', !inStock ? 'bg-muted' : lowStock ? 'bg-sun' : 'bg-teal')}
      />
      {text}
    </p>
  );
}
