import { useState } from 'react';
import { formatMoney, type Money } from '@/lib/money';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { CardChoice } from './CardChoice';
import { testCards, type TestCard } from './testCards';

interface PaymentStepProps {
  total: Money;
  isBusy: boolean;
  error: string | undefined;
  onPay: (card: TestCard['paymentMethod']) => void;
}

export function PaymentStep({ total, isBusy, error, onPay }: PaymentStepProps) {
  const [card, setCard] = useState<TestCard['paymentMethod']>(testCards[0].paymentMethod);
  return (
    <div className="space-y-5">
      <CardChoice selected={card} onSelect={setCard} />
      {error && <Notice tone="error">{error}</Notice>}
      <Button variant="accent" size="large" className="w-full" busy={isBusy} onClick={() => onPay(card)}>
        Pay {formatMoney(total)}
      </Button>
      <p className="text-center text-xs text-muted">
        This is a demo shop: its payment provider is simulated and no money moves.
      </p>
    </div>
  );
}
