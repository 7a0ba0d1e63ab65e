import { useText } from '@/i18n/text';
import { ChoiceCard } from '@/ui/ChoiceCard';
import { brandName, cardDigits, expiry } from './cards';
import { paymentText, type PaymentWords } from './messages';
import type { Way } from './ways';

interface WayChoiceProps {
  ways: readonly Way[];
  selected: string;
  onSelect: (id: string) => void;
}

/** What the buyer can pay with, one line each. */
export function WayChoice({ ways, selected, onSelect }: WayChoiceProps) {
  const text = useText(paymentText);
  return (
    <fieldset>
      <legend className="sr-only">{text.legend}</legend>
      <div className="space-y-2.5">
        {ways.map((way) => (
          <ChoiceCard
            key={way.id}
            name="way-to-pay"
            value={way.id}
            checked={way.id === selected}
            onChoose={() => onSelect(way.id)}
            {...linesOf(way, text)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function linesOf(way: Way, text: PaymentWords) {
  switch (way.kind) {
    case 'saved':
      return {
        title: brandName(way.card.brand),
        note: text.saved.until(expiry(way.card)),
        aside: <Digits last4={way.card.last4} />,
      };
    case 'test':
      return { ...text.cards[way.card.paymentMethod], aside: <Digits last4={way.card.digits} /> };
    case 'stripe':
      return text.ways.stripe;
    case 'paypal':
      return text.ways.paypal;
  }
}

function Digits({ last4 }: { last4: string }) {
  return <span className="text-sm text-muted">{cardDigits(last4)}</span>;
}
