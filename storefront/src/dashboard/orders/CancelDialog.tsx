import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Textarea } from '@/office/ui/Fields';
import { Refusal } from '@/office/ui/Refusal';
import { useSaleCancelMutation, type Sale } from './ordersApi';
import { chosenLines, openUnits } from './quantities';
import { QuantityFields } from './QuantityFields';
import { useSaleChange } from './useSaleChange';

/** Cancels units that cannot be delivered; their money goes back. */
export function CancelDialog({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const [cancel, state] = useSaleCancelMutation();
  const { send, isSending } = useSaleChange(sale);
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const [reason, setReason] = useState('');
  const isEmpty = sale.lines.every((line) => (chosen[line.id] ?? openUnits(line)) === 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const units = { id: sale.id, reason: reason.trim(), lines: chosenLines(sale.lines, chosen) };
    const answer = await send((version) => cancel({ ...units, version }));
    if (answer.data?.sellerOrder) {
      announce('Cancelled; the buyer’s money is on its way back');
      onClose();
    }
  };
  return (
    <Dialog title="Cancel units" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <p className="text-sm text-muted">
          What is cancelled goes back into stock, and its money back to the buyer. This cannot be undone.
        </p>
        <QuantityFields legend="Cancel" lines={sale.lines} chosen={chosen} onChange={setChosen} />
        <Textarea
          label="Why, for the buyer"
          required
          maxLength={300}
          rows={2}
          value={reason}
          error={errorsByInput(state.data?.userErrors).reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {!isSending && <Refusal state={state} shownBeside={['reason']} />}
        <div className="flex justify-end gap-2">
          <OfficeButton onClick={onClose}>Not now</OfficeButton>
          <OfficeButton type="submit" look="primary" busy={isSending} disabled={isEmpty}>
            Cancel and refund
          </OfficeButton>
        </div>
      </form>
    </Dialog>
  );
}
