import { useState } from 'react';
import { useText } from '@/i18n/text';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { cx } from '@/ui/cx';
import { Dialog } from '@/ui/Dialog';
import { FailureState } from '@/ui/FailureState';
import { Skeleton } from '@/ui/Skeleton';
import { productText } from './messages';
import { usePriceHistoryQuery } from './productApi';

/** What it cost before, asked for when somebody wants to know. */
export function PriceHistory({ variantId }: { variantId: string }) {
  const { history: text } = useText(productText);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="mt-1.5 text-sm text-muted underline underline-offset-4 hover:text-ink"
        onClick={() => setOpen(true)}
      >
        {text.show}
      </button>
      {isOpen && (
        <Dialog title={text.title} onClose={() => setOpen(false)}>
          <Points variantId={variantId} />
        </Dialog>
      )}
    </>
  );
}

function Points({ variantId }: { variantId: string }) {
  const { history: text } = useText(productText);
  const { data: points, isError, error, refetch } = usePriceHistoryQuery(variantId);
  if (isError) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (!points) {
    return <Skeleton className="h-40" />;
  }
  const newestFirst = points.toSorted((a, b) => b.from.localeCompare(a.from));
  const dearest = Math.max(...points.map(({ price }) => price.minorUnits));
  return (
    <>
      {points.length === 1 && <p className="mb-4">{text.constant(formatDay(points[0]!.from))}</p>}
      <ol className="space-y-3">
        {newestFirst.map(({ from, until, price }) => (
          <li key={from} className="text-sm">
            <p className="mb-1 flex justify-between gap-4">
              <span className="text-muted">
                {until ? text.until(formatDay(from), formatDay(until)) : text.from(formatDay(from))}
              </span>
              <span className="font-semibold tabular-nums">{formatMoney(price)}</span>
            </p>
            <span aria-hidden="true" className="block h-2 rounded-full bg-sand">
              <span
                className={cx('block h-full rounded-full', until ? 'bg-line-strong' : 'bg-coral')}
                style={{ width: `${(price.minorUnits / dearest) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
