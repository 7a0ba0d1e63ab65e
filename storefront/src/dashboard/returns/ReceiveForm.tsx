import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import type { ItemCondition } from '@/graphql/generated';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Checkbox, Input, Select, Textarea } from '@/office/ui/Fields';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { useReturnReceiveMutation, type ReturnDetail } from './returnsApi';

interface Received {
  quantity: number;
  condition: ItemCondition;
  restock: boolean;
}

/** What came back, how, and whether it is sold again. */
export function ReceiveForm({ item }: { item: ReturnDetail }) {
  const [receive, state] = useReturnReceiveMutation();
  const lines = item.lines ?? [];
  const [received, setReceived] = useState<Record<string, Received>>(() =>
    Object.fromEntries(lines.map(({ line, quantity }) => [line.id, { quantity, condition: 'AS_NEW', restock: true }])),
  );
  const [note, setNote] = useState('');
  const set = (lineId: string, change: Partial<Received>) =>
    setReceived((before) => ({ ...before, [lineId]: { ...before[lineId]!, ...change } }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await receive({
      id: item.id,
      note: note.trim() || null,
      lines: Object.entries(received).map(([lineId, line]) => ({ lineId, ...line })),
    });
    if (answer.data?.return) {
      announce('Taken in; the buyer’s money is on its way back');
    }
  };
  return (
    <Panel title="Take it in" note="What you accept is refunded. This cannot be undone.">
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <ul className="divide-y divide-line rounded-lg border border-line">
          {lines.map(({ line, quantity }) => {
            const { quantity: accepted, condition, restock } = received[line.id]!;
            return (
              <li key={line.id} className="flex flex-wrap items-end gap-3 p-3 text-sm">
                <span className="min-w-40 grow self-center">
                  {line.titleSnapshot}
                  <span className="block text-xs text-muted">{line.skuSnapshot}</span>
                </span>
                <Input
                  label={`Accepted of ${quantity}`}
                  type="number"
                  min={0}
                  max={quantity}
                  className="w-28"
                  value={accepted}
                  onChange={({ target }) => set(line.id, { quantity: Math.trunc(Number(target.value)) })}
                />
                <Select
                  label="Condition"
                  className="w-32"
                  value={condition}
                  onChange={({ target }) => {
                    const next = target.value as ItemCondition;
                    set(line.id, { condition: next, restock: restock && next !== 'DAMAGED' });
                  }}
                  options={[
                    { value: 'AS_NEW', label: 'As new' },
                    { value: 'OPENED', label: 'Opened' },
                    { value: 'USED', label: 'Used' },
                    { value: 'DAMAGED', label: 'Damaged' },
                  ]}
                />
                <Checkbox
                  label="Back in stock"
                  className="h-9 items-center"
                  checked={restock}
                  onChange={({ target }) => set(line.id, { restock: target.checked })}
                />
              </li>
            );
          })}
        </ul>
        <Textarea
          label="For the buyer"
          hint="Needed when not all is accepted"
          rows={2}
          maxLength={300}
          value={note}
          error={errorsByInput(state.data?.userErrors).note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Refusal state={state} shownBeside={['note']} />
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Take in and refund
        </OfficeButton>
      </form>
    </Panel>
  );
}
