import { ChoiceCard } from '@/ui/ChoiceCard';
import { testCards, type TestCard } from './testCards';

interface CardChoiceProps {
  selected: TestCard['paymentMethod'];
  onSelect: (card: TestCard['paymentMethod']) => void;
}

export function CardChoice({ selected, onSelect }: CardChoiceProps) {
  return (
    <fieldset>
      <legend className="sr-only">Test card</legend>
      <div className="space-y-2.5">
        {testCards.map((card) => (
          <ChoiceCard
            key={card.paymentMethod}
            name="card"
            value={card.paymentMethod}
            checked={card.paymentMethod === selected}
            onChoose={() => onSelect(card.paymentMethod)}
            title={card.title}
            note={card.description}
            aside={<span className="text-sm text-muted">•••• {card.digits}</span>}
          />
        ))}
      </div>
    </fieldset>
  );
}
