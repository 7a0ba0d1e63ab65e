import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import type { AttributeKind } from '@/graphql/generated';
import type { AttributeDefinition } from '@/office/catalog/catalogOptionsApi';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Checkbox, Input, Select, Textarea } from '@/office/ui/Fields';
import { Refusal } from '@/office/ui/Refusal';
import { useAttributeDefineMutation } from '../categories/categoriesApi';

interface AttributeDialogProps {
  /** Null defines a new one. */
  definition: AttributeDefinition | null;
  onClose: () => void;
}

export function AttributeDialog({ definition, onClose }: AttributeDialogProps) {
  const [define, state] = useAttributeDefineMutation();
  const [form, setForm] = useState({
    code: definition?.code ?? '',
    label: definition?.label ?? '',
    kind: definition?.kind ?? ('TEXT' as AttributeKind),
    unit: definition?.unit ?? '',
    isFacet: definition?.isFacet ?? true,
    values: definition?.values.join('\n') ?? '',
  });
  const errors = errorsByInput(state.data?.userErrors);
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await define({
      code: form.code.trim(),
      label: form.label.trim(),
      kind: form.kind,
      version: definition?.version ?? null,
      unit: form.unit.trim() || null,
      isFacet: form.isFacet,
      values:
        form.kind === 'ENUM'
          ? form.values
              .split('\n')
              .map((value) => value.trim())
              .filter(Boolean)
          : null,
    });
    if (answer.data?.attribute) {
      announce(`${form.label} is settled`);
      onClose();
    }
  };
  return (
    <Dialog title={definition ? `Edit ${definition.label}` : 'Define an attribute'} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-3">
        <div className="grid gap-3 sm:grid-cols-2">
          <Input
            label="Name for people"
            required
            maxLength={100}
            value={form.label}
            error={errors.label}
            onChange={({ target }) => set({ label: target.value })}
          />
          <Input
            label="Code"
            hint="Lower-case, such as width"
            required
            disabled={definition !== null}
            value={form.code}
            error={errors.code}
            onChange={({ target }) => set({ code: target.value })}
          />
          <Select
            label="Values are"
            value={form.kind}
            error={errors.kind}
            onChange={({ target }) => set({ kind: target.value as AttributeKind })}
            options={[
              { value: 'TEXT', label: 'Text' },
              { value: 'NUMBER', label: 'Numbers' },
              { value: 'BOOLEAN', label: 'Yes or no' },
              { value: 'ENUM', label: 'One of a list' },
            ]}
          />
          <Input
            label="Unit (optional)"
            placeholder="cm"
            maxLength={20}
            value={form.unit}
            error={errors.unit}
            onChange={({ target }) => set({ unit: target.value })}
          />
        </div>
        {form.kind === 'ENUM' && (
          <Textarea
            label="The list"
            hint="One value a line"
            required
            rows={6}
            value={form.values}
            error={errors.values}
            onChange={({ target }) => set({ values: target.value })}
          />
        )}
        <Checkbox
          label="Shoppers can narrow lists by it"
          checked={form.isFacet}
          onChange={({ target }) => set({ isFacet: target.checked })}
        />
        <Refusal state={state} shownBeside={['label', 'code', 'kind', 'unit', 'values']} />
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Save
        </OfficeButton>
      </form>
    </Dialog>
  );
}
