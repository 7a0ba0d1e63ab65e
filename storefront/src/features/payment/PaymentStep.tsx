import { useRef, useState } from 'react';
import { useAppSelector } from '@/app/hooks';
import type { PaymentOfferFragment, SavedCardFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoney, type Money } from '@/lib/money';
import { Button } from '@/ui/Button';
import { FailureState } from '@/ui/FailureState';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { paymentText } from './messages';
import { useMyCardsQuery, usePaymentOffersQuery } from './paymentApi';
import { StripeForm, type CardForm } from './StripeForm';
import { WayChoice } from './WayChoice';
import { type PayWith, type Way, waysOf } from './ways';

interface PaymentStepProps {
  total: Money;
  isBusy: boolean;
  error: string | undefined;
  onPay: (payWith: PayWith) => void;
}

/** How the buyer pays: a card that is kept, a new one, or another provider's page. */
export function PaymentStep(props: PaymentStepProps) {
  const isMember = useAppSelector((state) => state.session.viewer !== null);
  const offers = usePaymentOffersQuery();
  const cards = useMyCardsQuery(undefined, { skip: !isMember });
  if (offers.isError) {
    return <FailureState error={offers.error} retry={() => void offers.refetch()} />;
  }
  if (!offers.data || cards.isLoading) {
    return <Skeleton className="h-72 rounded-xl" />;
  }
  // Saved cards that cannot be read do not keep anybody from paying with another.
  return <PayForm {...props} isMember={isMember} offers={offers.data} cards={(isMember && cards.data) || []} />;
}

interface PayFormProps extends PaymentStepProps {
  isMember: boolean;
  offers: readonly PaymentOfferFragment[];
  cards: readonly SavedCardFragment[];
}

function PayForm({ total, isBusy, error, onPay, isMember, offers, cards }: PayFormProps) {
  const text = useText(paymentText);
  const ways = waysOf(offers, cards);
  const [chosen, setChosen] = useState<string>();
  const [keeps, setKeeps] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const form = useRef<CardForm>(null);
  const way = ways.find(({ id }) => id === chosen) ?? ways[0];
  if (!way) {
    return <Notice tone="warning">{text.none}</Notice>;
  }

  const canKeep = isMember && 'keeps' in way && way.keeps;
  const pay = async () => {
    setRefusal(undefined);
    if (way.kind !== 'stripe') {
      onPay(payWith(way, canKeep && keeps));
      return;
    }
    setTaking(true);
    const taken = await form.current?.take();
    setTaking(false);
    if (taken && 'refusal' in taken) {
      setRefusal(taken.refusal);
    } else if (taken) {
      onPay({ provider: 'STRIPE', paymentMethod: taken.paymentMethod, saveCard: canKeep && keeps });
    }
  };
  return (
    <div className="space-y-5">
      <WayChoice ways={ways} selected={way.id} onSelect={setChosen} />
      {way.kind === 'stripe' && <StripeForm key={way.id} ref={form} keys={way.form} total={total} />}
      {canKeep && (
        <label className="flex items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-coral"
            checked={keeps}
            onChange={(event) => setKeeps(event.target.checked)}
          />
          {text.keep}
        </label>
      )}
      {(refusal ?? error) && <Notice tone="error">{refusal ?? error}</Notice>}
      <Button variant="accent" size="large" className="w-full" busy={isBusy || isTaking} onClick={() => void pay()}>
        {way.kind === 'paypal' ? text.payAt('PayPal', formatMoney(total)) : text.pay(formatMoney(total))}
      </Button>
      <p className="text-center text-xs text-muted">
        {text.secure} {way.kind === 'test' && text.demo}
      </p>
    </div>
  );
}

function payWith(way: Exclude<Way, { kind: 'stripe' }>, saveCard: boolean): PayWith {
  switch (way.kind) {
    case 'saved':
      return { provider: way.card.provider, savedCardId: way.card.id };
    case 'test':
      return { provider: 'SIMULATED', paymentMethod: way.card.paymentMethod, saveCard };
    case 'paypal':
      return { provider: 'PAYPAL' };
  }
}
