import { useState } from 'react';
import { groupBy } from '@/lib/groupBy';
import { formatMoney } from '@/lib/money';
import { count, sentenceCase } from '@/lib/words';
import { announce } from '../ui/announcements';
import { Badge } from '../ui/Badge';
import { OfficeButton } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Panel } from '../ui/Panel';
import { useDeliveryMethodRetireMutation, type DeliveryMethod } from './deliveryApi';
import { DeliveryMethodDialog } from './DeliveryMethodDialog';

interface DeliveryMethodsProps {
  methods: readonly DeliveryMethod[];
  /** Whose they are; null for the shop. */
  sellerId: string | null;
}

/** Ways to deliver with their zones and rates; those that are one's own can be changed. */
export function DeliveryMethods({ methods, sellerId }: DeliveryMethodsProps) {
  const [edited, setEdited] = useState<DeliveryMethod | null>(null);
  const [retiring, setRetiring] = useState<DeliveryMethod | null>(null);
  return (
    <div className="space-y-4">
      {methods.map((method) => {
        const isOwn = sellerId === null || !method.isShopDefault;
        return (
          <Panel
            key={method.id}
            title={method.label}
            note={`${method.code} · ${sentenceCase(method.kind)} · ${handlingWords(method.handlingDays)}`}
            actions={
              <>
                {method.isShopDefault && sellerId !== null && <Badge>The shop’s</Badge>}
                {method.isRetired && <Badge>No longer offered</Badge>}
                {isOwn && !method.isRetired && (
                  <>
                    <OfficeButton look="quiet" aria-label={`Edit ${method.label}`} onClick={() => setEdited(method)}>
                      Edit
                    </OfficeButton>
                    <OfficeButton
                      look="quiet"
                      aria-label={`Offer ${method.label} no longer`}
                      onClick={() => setRetiring(method)}
                    >
                      Offer no longer…
                    </OfficeButton>
                  </>
                )}
              </>
            }
          >
            {method.note && <p className="mb-3 text-sm">{method.note}</p>}
            <ul className="divide-y divide-line text-sm">
              {method.zones.map((zone) => (
                <li key={zone.countryCodes.join() || 'rest'} className="flex flex-wrap gap-x-6 gap-y-1 py-2">
                  <span className="min-w-40 flex-1">
                    {zone.countryCodes.length > 0 ? zone.countryCodes.join(', ') : 'Everywhere else'}
                    {zone.transitDays !== null && (
                      <span className="block text-xs text-muted">
                        at most {count(zone.transitDays, 'day')} on its way
                      </span>
                    )}
                  </span>
                  <ul className="min-w-56 flex-2 space-y-0.5 tabular-nums">
                    {[...groupBy(zone.rates, ({ price }) => price.currency)].map(([currency, rates]) => (
                      <li key={currency}>{rates.map(rateWords).join(' · ')}</li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </Panel>
        );
      })}
      {edited && <DeliveryMethodDialog method={edited} sellerId={sellerId} onClose={() => setEdited(null)} />}
      {retiring && <RetireDialog method={retiring} sellerId={sellerId} onClose={() => setRetiring(null)} />}
    </div>
  );
}

const handlingWords = (days: number) =>
  days === 0 ? 'handed over the same day' : `handed over within ${count(days, 'day')}`;

function rateWords({ price, upToGrams, fromSubtotal }: DeliveryMethod['zones'][number]['rates'][number]): string {
  const fee = price.minorUnits === 0 ? `Free in ${price.currency}` : formatMoney(price);
  return [
    fee,
    upToGrams !== null && `up to ${upToGrams / 1000} kg`,
    fromSubtotal !== null && `from ${formatMoney(fromSubtotal)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function RetireDialog({
  method,
  sellerId,
  onClose,
}: {
  method: DeliveryMethod;
  sellerId: string | null;
  onClose: () => void;
}) {
  const [retire, state] = useDeliveryMethodRetireMutation();
  const confirm = async () => {
    const answer = await retire({ code: method.code, version: method.version, sellerId });
    if (answer.data?.deliveryMethod) {
      announce(`${method.label} is no longer offered`);
      onClose();
    }
  };
  return (
    <ConfirmDialog
      title={`Offer ${method.label} no longer?`}
      confirm="Offer it no longer"
      state={state}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      Orders keep what was chosen.
      {sellerId !== null && ' Without any method of your own, the shop’s hold for you.'}
    </ConfirmDialog>
  );
}
