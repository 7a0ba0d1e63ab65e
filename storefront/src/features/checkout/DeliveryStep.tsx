import { count } from '@/lib/words';
import { formatFee } from '@/lib/money';
import { Button } from '@/ui/Button';
import { FailureState } from '@/ui/FailureState';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { ChoiceCard } from '@/ui/ChoiceCard';
import type { Delivery } from './useDelivery';

export function DeliveryStep({ delivery, onDone }: { delivery: Delivery; onDone: () => void }) {
  const { groups, picks, isLoading, error, retry, choose } = delivery;
  if (error) {
    return <FailureState error={error} retry={retry} />;
  }
  if (isLoading) {
    return (
      <div className="space-y-3" role="status" aria-label="Loading delivery options">
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    );
  }
  if (!groups || groups.length === 0 || picks.length < groups.length) {
    return <Notice tone="warning">Not every seller can deliver to this address. Try another one.</Notice>;
  }
  return (
    <div className="space-y-7">
      {groups.map(({ seller, options }) => {
        const sellerId = seller?.id ?? '';
        const picked = picks.find((pick) => pick.sellerId === sellerId)?.option.code;
        return (
          <fieldset key={sellerId}>
            <legend className="mb-3 text-sm font-semibold">From {seller?.name ?? 'the seller'}</legend>
            <div className="space-y-2.5">
              {options.map((option) => (
                <ChoiceCard
                  key={option.code}
                  name={`delivery-${sellerId}`}
                  value={option.code}
                  checked={picked === option.code}
                  onChoose={() => choose(sellerId, option.code)}
                  title={option.label}
                  note={option.etaDays === null ? null : `About ${count(option.etaDays, 'day')}`}
                  aside={formatFee(option.price)}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
      <Button className="w-full sm:w-fit" onClick={onDone}>
        Continue to payment
      </Button>
    </div>
  );
}
