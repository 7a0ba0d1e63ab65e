import { type FormEvent, useState } from 'react';
import type { LineQuantityInput, OrderLineFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { ProductImage } from '@/ui/ProductImage';
import { SelectField } from '@/ui/SelectField';
import { TextField } from '@/ui/TextField';
import { orderText } from './messages';

export interface Choosable {
  line: OrderLineFragment;
  /** How many units of it can be chosen. */
  max: number;
}

interface UnitsFormProps {
  lines: Choosable[];
  intro: string;
  reasons: readonly string[];
  submitLabel: string;
  isBusy: boolean;
  refusal: string | null;
  onSubmit: (choice: { lines: LineQuantityInput[]; reason: string }) => void;
}

/** Which units of an order, and why: the form behind cancelling and sending back. */
export function UnitsForm({ lines, intro, reasons, submitLabel, isBusy, refusal, onSubmit }: UnitsFormProps) {
  const { pick } = useText(orderText);
  const [units, setUnits] = useState<Record<string, number>>(
    lines.length === 1 ? { [lines[0]!.line.id]: lines[0]!.max } : {},
  );
  const [reason, setReason] = useState(reasons[0]!);
  const [more, setMore] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = lines
      .map(({ line }) => ({ lineId: line.id, quantity: units[line.id] ?? 0 }))
      .filter(({ quantity }) => quantity > 0);
    setEmpty(chosen.length === 0);
    if (chosen.length > 0) {
      onSubmit({ lines: chosen, reason: [reason, more.trim()].filter(Boolean).join('. ') });
    }
  };
  return (
    <form onSubmit={submit} className="space-y-6">
      <p className="text-muted">{intro}</p>
      <ul className="divide-y divide-line border-y border-line">
        {lines.map(({ line, max }) => (
          <li key={line.id} className="flex items-center gap-4 py-3">
            <ProductImage
              image={line.variant?.image}
              title={line.titleSnapshot}
              sizes="3.5rem"
              className="size-14 shrink-0 rounded-lg"
              decorative
            />
            <span className="line-clamp-2 min-w-0 grow text-sm">{line.titleSnapshot}</span>
            <select
              aria-label={pick.quantityOf(line.titleSnapshot)}
              className="h-10 rounded-xl border border-line-strong bg-surface px-2"
              value={units[line.id] ?? 0}
              onChange={({ target }) => setUnits({ ...units, [line.id]: Number(target.value) })}
            >
              {Array.from({ length: max + 1 }, (_, quantity) => (
                <option key={quantity} value={quantity}>
                  {quantity}
                </option>
              ))}
            </select>
            <span className="text-sm whitespace-nowrap text-muted">{pick.of(max)}</span>
          </li>
        ))}
      </ul>
      <SelectField
        label={pick.reason}
        options={reasons.map((value) => ({ value, label: value }))}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <TextField label={pick.more} maxLength={200} value={more} onChange={({ target }) => setMore(target.value)} />
      {(isEmpty || refusal) && <Notice tone="error">{isEmpty ? pick.nothing : refusal}</Notice>}
      <Button type="submit" className="w-full" busy={isBusy}>
        {submitLabel}
      </Button>
    </form>
  );
}
