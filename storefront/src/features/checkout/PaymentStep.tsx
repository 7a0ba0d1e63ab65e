import { useState } from 'react';
import { useText } from '@/i18n/text';
import { formatMoney, type Money } from '@/lib/money';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { CardChoice } from './CardChoice';
import { checkoutText } from './messages';
import { testCards, type TestCard } from './testCards';

interface PaymentStepProps {
  total: Money;
  isBusy: boolean;
  error: string | undefined;
  onPay: (card: TestCard['paymentMethod']) => void;
}

export function PaymentStep({ total, isBusy, error, onPay }: PaymentStepProps) {
  const { payment: text } = useText(checkoutText);
  const [card, setCard] = useState<TestCard['paymentMethod']>(testCards[0].paymentMethod);
  return (
    <div className="space-y-5">
      <CardChoice selected={card} onSelect={setCard} />
      {error && <Notice tone="error">{error}</Notice>}
      <Button variant="accent" size="large" className="w-full" busy={isBusy} onClick={() => onPay(card)}>
        {text.pay(formatMoney(total))}
      </Button>
      <p className="text-center text-xs text-muted">
        {text.secure} {text.demo}
      </p>
    </div>
  );
}
