import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { formatDay } from '@/lib/dates';
import { amountText, formatMoney, parseAmount } from '@/lib/money';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Input } from '@/office/ui/Fields';
import { Figure, Figures } from '@/office/ui/Figure';
import { Refusal } from '@/office/ui/Refusal';
import { usePayoutRequestMutation, type SellerBalance } from './payoutsApi';

interface BalancePanelProps {
  sellerId: string;
  balance: SellerBalance;
  /** Whether there is an account to pay to. */
  canBePaid: boolean;
}

/** What is owed in one currency. */
export function BalancePanel({ sellerId, balance, canBePaid }: BalancePanelProps) {
  const { pending, available, reserved, nextPayoutAt } = balance;
  const [isAsking, setAsking] = useState(false);
  return (
    <section aria-label={`Balance in ${available.currency}`} className="space-y-3">
      <Figures>
        <Figure
          label="Available"
          value={formatMoney(available)}
          note={nextPayoutAt ? `Next payout on ${formatDay(nextPayoutAt)}` : 'No payout is planned'}
        />
        <Figure label="Waiting" value={formatMoney(pending)} note="Until the time for returns is over" />
        <Figure label="Reserved" value={formatMoney(reserved)} note="On its way to you, or disputed by a buyer" />
      </Figures>
      {available.minorUnits > 0 && canBePaid && (
        <OfficeButton look="primary" onClick={() => setAsking(true)}>
          Pay out now…
        </OfficeButton>
      )}
      {isAsking && <RequestDialog sellerId={sellerId} available={available} onClose={() => setAsking(false)} />}
    </section>
  );
}

interface RequestDialogProps {
  sellerId: string;
  available: SellerBalance['available'];
  onClose: () => void;
}

function RequestDialog({ sellerId, available, onClose }: RequestDialogProps) {
  const [request, state] = usePayoutRequestMutation();
  const [text, setText] = useState(amountText(available));
  const minorUnits = parseAmount(text, available.fractionDigits);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (minorUnits === null) {
      return;
    }
    const answer = await request({ sellerId, amount: { minorUnits, currency: available.currency } });
    if (answer.data?.payout) {
      announce(`${formatMoney(answer.data.payout.amount)} is on its way`);
      onClose();
    }
  };
  return (
    <Dialog title="Pay out now" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-3">
        <Input
          label={`Amount in ${available.currency}`}
          hint={`${formatMoney(available)} is available; what is left goes into the next payout`}
          inputMode="decimal"
          required
          className="max-w-48"
          value={text}
          error={errorsByInput(state.data?.userErrors).amount}
          onChange={({ target }) => setText(target.value)}
        />
        <Refusal state={state} shownBeside={['amount']} />
        <OfficeButton type="submit" look="primary" busy={state.isLoading} disabled={!minorUnits}>
          Pay out
        </OfficeButton>
      </form>
    </Dialog>
  );
}
