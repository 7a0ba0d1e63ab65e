import { useState, type FormEvent, type ReactNode } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { parseAmount, type Money } from '@/lib/money';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Input, Textarea } from '@/office/ui/Fields';
import { Refusal, type ActionState } from '@/office/ui/Refusal';

interface RefundDialogProps {
  title: string;
  /** What the refund means, above the fields. */
  explanation: ReactNode;
  /** Gives the currency that is refunded. */
  paid: Money;
  state: ActionState;
  /** Asks for the refund; answers whether it is on its way. */
  send: (refund: { amount: { minorUnits: number; currency: string }; reason: string }) => Promise<boolean>;
  onClose: () => void;
  /** A field of one's own beside the amount, and its name in the input. */
  further?: { name: string; field: ReactNode };
}

/** How much goes back to the buyer, and why. */
export function RefundDialog({ title, explanation, paid, state, send, onClose, further }: RefundDialogProps) {
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const errors = errorsByInput(state.data?.userErrors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const minorUnits = parseAmount(amount, paid.fractionDigits);
    setProblem(minorUnits ? undefined : 'An amount above zero, such as 5.00');
    if (minorUnits && (await send({ amount: { minorUnits, currency: paid.currency }, reason: reason.trim() }))) {
      announce('The refund is on its way');
      onClose();
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <p className="text-sm text-muted">{explanation}</p>
        <div className="grid gap-3 sm:grid-cols-2">
          <Input
            label={`Amount in ${paid.currency}`}
            inputMode="decimal"
            required
            className={further ? '' : 'max-w-40'}
            value={amount}
            error={problem ?? errors.amount ?? errors.minorUnits}
            onChange={({ target }) => setAmount(target.value)}
          />
          {further?.field}
        </div>
        <Textarea
          label="Why"
          required
          rows={2}
          maxLength={500}
          value={reason}
          error={errors.reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Refusal state={state} shownBeside={['amount', 'minorUnits', 'reason', ...(further ? [further.name] : [])]} />
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
