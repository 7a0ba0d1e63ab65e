import { useAppSelector } from '@/app/hooks';
import { useText } from '@/i18n/text';
import { formatWeekday, now } from '@/lib/dates';
import { formatFee, formatMoney } from '@/lib/money';
import { countryName } from '@/lib/words';
import { TruckIcon } from '@/ui/icons';
import { Skeleton } from '@/ui/Skeleton';
import { estimateOf } from './delivery';
import { productText } from './messages';
import { useDeliveryOfQuery } from './productApi';

/** When it would arrive and for how much, where the shopper is: the country of the checkout, as far as it is known. */
export function DeliveryEstimate({ sellerSlug, currency }: { sellerSlug: string; currency: string }) {
  const { delivery: text } = useText(productText);
  const { countryCode } = useAppSelector((state) => state.checkout.address);
  const { data: methods } = useDeliveryOfQuery(sellerSlug);
  if (!methods) {
    return <Skeleton className="h-10" />;
  }
  const estimate = estimateOf(methods, { countryCode, currency, today: now() });
  const country = countryName(countryCode);
  return (
    <p className="flex items-start gap-2.5" data-testid="delivery-estimate">
      <TruckIcon className="shrink-0 text-muted" />
      {estimate ? (
        <span>
          {estimate.arrivesBy && (
            <strong className="block font-semibold">{text.by(formatWeekday(estimate.arrivesBy))}</strong>
          )}
          <span className="text-muted">
            {text.for(country, formatFee(estimate.price))}
            {estimate.freeFrom && `, ${text.freeFrom(formatMoney(estimate.freeFrom))}`}
          </span>
        </span>
      ) : (
        <span>{text.notServed(country)}</span>
      )}
    </p>
  );
}
