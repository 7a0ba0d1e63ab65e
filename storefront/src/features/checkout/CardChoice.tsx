import { useText } from '@/i18n/text';
import { ChoiceCard } from '@/ui/ChoiceCard';
import { checkoutText } from './messages';
import { testCards, type TestCard } from './testCards';

interface CardChoiceProps {
  selected: TestCard['paymentMethod'];
  onSelect: (card: TestCard['paymentMethod']) => void;
}

export function CardChoice({ selected, onSelect }: CardChoiceProps) {
  const { payment: text } = useText(checkoutText);
  return (
    <fieldset>
      <legend className="sr-only">{text.legend}</legend>
      <div className="space-y-2.5">
        {testCards.map((card) => (
          <ChoiceCard
            key={card.paymentMethod}
            name="card"
            value={card.paymentMethod}
            checked={card.paymentMethod === selected}
            onChoose={() => onSelect(card.paymentMethod)}
            title={text.cards[card.paymentMethod].title}
            note={text.cards[card.paymentMethod].text}
            aside={<span className="text-sm text-muted">•••• {card.digits}</span>}
          />
        ))}
      </div>
    </fieldset>
  );
}
