import { useAppSelector } from '@/app/hooks';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { orderText } from './messages';

/** Whether the page is following the order right now. */
export function LiveBadge({ orderId }: { orderId: string }) {
  const { live: labels } = useText(orderText);
  const status = useAppSelector((state) => state.order.live[orderId]);
  if (!status) {
    return null;
  }
  const live = status === 'live';
  return (
    <p
      data-testid="live-status"
      data-status={status}
      className={cx(
        'inline-flex items-center gap-2.5 rounded-full px-4 py-1.5 text-sm font-medium',
        live || status === 'ended' ? 'bg-teal-wash text-teal' : 'bg-sand text-muted',
      )}
    >
      <span className="relative flex size-2.5">
        {live && <span className="absolute inset-0 animate-ping rounded-full bg-teal opacity-60" />}
        <span className="relative size-2.5 rounded-full bg-current" />
      </span>
      {labels[status]}
    </p>
  );
}
