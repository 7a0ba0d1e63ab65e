import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Input } from '@/office/ui/Fields';
import { Refusal } from '@/office/ui/Refusal';
import { useSaleShipMutation, type Sale } from './ordersApi';
import { chosenLines, openUnits } from './quantities';
import { QuantityFields } from './QuantityFields';
import { useSaleChange } from './useSaleChange';

/** One parcel: all that is open, or some of it; the rest can follow in others. */
export function ShipDialog({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const [ship, state] = useSaleShipMutation();
  const { send, isSending } = useSaleChange(sale);
  const [form, setForm] = useState({ carrier: 'Octopost', trackingNumber: '', trackingUrl: '' });
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const errors = errorsByInput(state.data?.userErrors);
  const isEmpty = sale.lines.every((line) => (chosen[line.id] ?? openUnits(line)) === 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parcel = {
      sellerOrderId: sale.id,
      carrier: form.carrier.trim(),
      trackingNumber: form.trackingNumber.trim(),
      trackingUrl: form.trackingUrl.trim() || null,
      lines: chosenLines(sale.lines, chosen),
    };
    const answer = await send((version) => ship({ ...parcel, version }));
    if (answer.data?.sellerOrder) {
      announce('The parcel is on its way; the buyer was told');
      onClose();
    }
  };
  return (
    <Dialog title="Ship a parcel" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <QuantityFields legend="In this parcel" lines={sale.lines} chosen={chosen} onChange={setChosen} />
        <div className="grid gap-3 sm:grid-cols-2">
          <Input
            label="Carrier"
            required
            value={form.carrier}
            error={errors.carrier}
            onChange={({ target }) => setForm({ ...form, carrier: target.value })}
          />
          <Input
            label="Tracking number"
            required
            value={form.trackingNumber}
            error={errors.trackingNumber}
            onChange={({ target }) => setForm({ ...form, trackingNumber: target.value })}
          />
        </div>
        <Input
          label="Where the buyer can follow it (optional)"
          type="url"
          placeholder="https://"
          value={form.trackingUrl}
          error={errors.trackingUrl}
          onChange={({ target }) => setForm({ ...form, trackingUrl: target.value })}
        />
        {!isSending && <Refusal state={state} shownBeside={['carrier', 'trackingNumber', 'trackingUrl']} />}
        <div className="flex justify-end gap-2">
          <OfficeButton onClick={onClose}>Not now</OfficeButton>
          <OfficeButton type="submit" look="primary" busy={isSending} disabled={isEmpty}>
            Hand to the carrier
          </OfficeButton>
        </div>
      </form>
    </Dialog>
  );
}
