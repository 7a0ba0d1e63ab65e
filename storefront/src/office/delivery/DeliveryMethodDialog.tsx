import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import type { DeliveryKind } from '@/graphql/generated';
import { Notice } from '@/ui/Notice';
import { currencyOptions } from '../currencies';
import { announce } from '../ui/announcements';
import { OfficeButton } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Input, Select } from '../ui/Fields';
import { PlusIcon, TrashIcon } from '../ui/icons';
import { Refusal } from '../ui/Refusal';
import { useDeliveryMethodUpsertMutation, type DeliveryMethod } from './deliveryApi';
import {
  deliveryDraft,
  emptyMethod,
  emptyRate,
  emptyZone,
  zoneInputs,
  type DeliveryDraft,
  type RateDraft,
  type ZoneDraft,
} from './deliveryDraft';

interface DeliveryMethodDialogProps {
  /** Null makes a new one. */
  method: DeliveryMethod | null;
  sellerId: string | null;
  onClose: () => void;
}

export function DeliveryMethodDialog({ method, sellerId, onClose }: DeliveryMethodDialogProps) {
  const [upsert, state] = useDeliveryMethodUpsertMutation();
  const [draft, setDraft] = useState<DeliveryDraft>(() => (method ? deliveryDraft(method) : emptyMethod));
  const [problem, setProblem] = useState<string | null>(null);
  const errors = errorsByInput(state.data?.userErrors);
  const set = (change: Partial<DeliveryDraft>) => setDraft((before) => ({ ...before, ...change }));
  const setZone = (index: number, change: Partial<ZoneDraft>) =>
    set({ zones: draft.zones.map((zone, at) => (at === index ? { ...zone, ...change } : zone)) });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = zoneInputs(draft.zones);
    setProblem('problem' in read ? read.problem : null);
    if ('zones' in read) {
      const answer = await upsert({
        sellerId,
        version: method?.version ?? null,
        code: draft.code.trim().toUpperCase(),
        label: draft.label.trim(),
        kind: draft.kind,
        note: draft.note.trim() || null,
        handlingDays: Number(draft.handlingDays || 0),
        zones: read.zones,
      });
      if (answer.data?.deliveryMethod) {
        announce(`${draft.label} saved`);
        onClose();
      }
    }
  };
  return (
    <Dialog title={method ? `Edit ${method.label}` : 'New delivery method'} wide onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <div className="grid gap-3 sm:grid-cols-3">
          <Input
            label="Code"
            hint="STANDARD, EXPRESS, PICK_UP…"
            required
            disabled={method !== null}
            value={draft.code}
            error={errors.code}
            onChange={({ target }) => set({ code: target.value })}
          />
          <Input
            label="Name for buyers"
            required
            value={draft.label}
            error={errors.label}
            onChange={({ target }) => set({ label: target.value })}
          />
          <Select
            label="Kind"
            value={draft.kind}
            onChange={({ target }) => set({ kind: target.value as DeliveryKind })}
            options={[
              { value: 'STANDARD', label: 'Standard' },
              { value: 'EXPRESS', label: 'Express' },
              { value: 'PICK_UP', label: 'Pick-up' },
            ]}
          />
          <Input
            label="Days until it is handed over"
            type="number"
            min={0}
            required
            value={draft.handlingDays}
            error={errors.handlingDays}
            onChange={({ target }) => set({ handlingDays: target.value })}
          />
          <Input
            label="Note for buyers (optional)"
            className="sm:col-span-2"
            value={draft.note}
            error={errors.note}
            onChange={({ target }) => set({ note: target.value })}
          />
        </div>
        {draft.zones.map((zone, index) => (
          <ZoneFields
            // oxlint-disable-next-line react/no-array-index-key -- zones have no identity of their own
            key={index}
            name={`zone ${index + 1}`}
            zone={zone}
            onChange={(change) => setZone(index, change)}
            onRemove={draft.zones.length > 1 ? () => set({ zones: draft.zones.filter((_, at) => at !== index) }) : null}
          />
        ))}
        <OfficeButton onClick={() => set({ zones: [...draft.zones, emptyZone] })}>
          <PlusIcon /> Add a zone
        </OfficeButton>
        {problem && <Notice tone="error">{problem}</Notice>}
        <Refusal state={state} shownBeside={['code', 'label', 'handlingDays', 'note']} />
        <div className="flex justify-end gap-2">
          <OfficeButton onClick={onClose}>Not now</OfficeButton>
          <OfficeButton type="submit" look="primary" busy={state.isLoading}>
            Save
          </OfficeButton>
        </div>
      </form>
    </Dialog>
  );
}

interface ZoneFieldsProps {
  name: string;
  zone: ZoneDraft;
  onChange: (change: Partial<ZoneDraft>) => void;
  onRemove: (() => void) | null;
}

function ZoneFields({ name, zone, onChange, onRemove }: ZoneFieldsProps) {
  const setRate = (index: number, change: Partial<RateDraft>) =>
    onChange({ rates: zone.rates.map((rate, at) => (at === index ? { ...rate, ...change } : rate)) });
  return (
    <fieldset className="rounded-xl border border-line p-4">
      <legend className="px-1 text-sm font-semibold first-letter:uppercase">{name}</legend>
      <div className="flex flex-wrap items-end gap-3">
        <Input
          label="Countries"
          hint="Such as DE, AT; empty for everywhere else"
          className="min-w-48 grow"
          value={zone.countries}
          onChange={({ target }) => onChange({ countries: target.value })}
        />
        <Input
          label="Days on its way"
          hint="At most"
          type="number"
          min={0}
          className="w-32"
          value={zone.transitDays}
          onChange={({ target }) => onChange({ transitDays: target.value })}
        />
        {onRemove && (
          <OfficeButton look="quiet" className="mb-5" aria-label={`Remove ${name}`} onClick={onRemove}>
            <TrashIcon />
          </OfficeButton>
        )}
      </div>
      <p className="mt-3 mb-1.5 text-sm font-medium">Rates</p>
      <ul className="space-y-2">
        {zone.rates.map((rate, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rates have no identity of their own
          <li key={index} className="flex flex-wrap items-start gap-2">
            <Input
              label={`Price of rate ${index + 1} of ${name}`}
              hideLabel
              placeholder="4.90"
              inputMode="decimal"
              className="w-24"
              required
              value={rate.price}
              onChange={({ target }) => setRate(index, { price: target.value })}
            />
            <Select
              label={`Currency of rate ${index + 1} of ${name}`}
              hideLabel
              className="w-24"
              value={rate.currency}
              onChange={({ target }) => setRate(index, { currency: target.value })}
              options={currencyOptions(rate.currency)}
            />
            <Input
              label={`Up to so many grams, rate ${index + 1} of ${name}`}
              hideLabel
              placeholder="up to grams"
              type="number"
              min={1}
              className="w-32"
              value={rate.upToGrams}
              onChange={({ target }) => setRate(index, { upToGrams: target.value })}
            />
            <Input
              label={`From so much worth of goods, rate ${index + 1} of ${name}`}
              hideLabel
              placeholder="from value"
              inputMode="decimal"
              className="w-28"
              value={rate.fromSubtotal}
              onChange={({ target }) => setRate(index, { fromSubtotal: target.value })}
            />
            {zone.rates.length > 1 && (
              <OfficeButton
                look="quiet"
                aria-label={`Remove rate ${index + 1} of ${name}`}
                onClick={() => onChange({ rates: zone.rates.filter((_, at) => at !== index) })}
              >
                <TrashIcon />
              </OfficeButton>
            )}
          </li>
        ))}
      </ul>
      <OfficeButton look="quiet" className="mt-1" onClick={() => onChange({ rates: [...zone.rates, emptyRate] })}>
        <PlusIcon /> Add a rate
      </OfficeButton>
    </fieldset>
  );
}
