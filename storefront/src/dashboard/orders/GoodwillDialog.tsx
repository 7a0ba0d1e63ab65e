import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { formatMoney, parseAmount } from '@/lib/money';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Input, Textarea } from '@/office/ui/Fields';
import { Refusal } from '@/office/ui/Refusal';
import { useGoodwillRefundMutation, type Sale } from './ordersApi';

/** Money back to the buyer without anything coming back: cancelled and returned units are refunded by themselves. */
export function GoodwillDialog({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const [refund, state] = useGoodwillRefundMutation();
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const errors = errorsByInput(state.data?.userErrors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const minorUnits = parseAmount(amount, sale.total.fractionDigits);
    setProblem(minorUnits ? undefined : 'An amount above zero, such as 5.00');
    if (minorUnits) {
      const answer = await refund({
        sellerOrderId: sale.id,
        amount: { minorUnits, currency: sale.total.currency },
        reason: reason.trim(),
      });
      if (answer.data?.refund) {
        announce('The refund is on its way');
        onClose();
      }
    }
  };
  return (
    <Dialog title="Refund as goodwill" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <p className="text-sm text-muted">
          The buyer paid {formatMoney(sale.total)} for your part. What you give back comes out of your share; it cannot
          be undone. Cancelled and returned units are refunded by themselves.
        </p>
        <Input
          label={`Amount in ${sale.total.currency}`}
          inputMode="decimal"
          required
          className="max-w-40"
          value={amount}
          error={problem ?? errors.amount ?? errors.minorUnits}
          onChange={({ target }) => setAmount(target.value)}
        />
        <Textarea
          label="Why"
          required
          rows={2}
          maxLength={500}
          value={reason}
          error={errors.reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Refusal state={state} shownBeside={['amount', 'minorUnits', 'reason']} />
        <div className="flex justify-end gap-2">
          <OfficeButton onClick={onClose}>Not now</OfficeButton>
          <OfficeButton type="submit" look="primary" busy={state.isLoading}>
            Refund
          </OfficeButton>
        </div>
      </form>
    </Dialog>
  );
}
