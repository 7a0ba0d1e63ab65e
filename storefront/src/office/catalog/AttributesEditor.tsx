import { useId } from 'react';
import { OfficeButton } from '../ui/Button';
import { Input, Select } from '../ui/Fields';
import { PlusIcon, TrashIcon } from '../ui/icons';
import { useAttributeOptionsQuery, type AttributeDefinition } from './catalogOptionsApi';

export interface AttributeDraft {
  code: string;
  label: string | null;
  value: string;
  unit: string | null;
}

interface AttributesEditorProps {
  legend: string;
  hint: string;
  value: readonly AttributeDraft[];
  onChange: (attributes: AttributeDraft[]) => void;
  error?: string | undefined;
}

/** Facts as name and value; names that the shop has settled decide what a value may be. */
export function AttributesEditor({ legend, hint, value, onChange, error }: AttributesEditorProps) {
  const { data: definitions = [] } = useAttributeOptionsQuery({});
  const listId = useId();
  const change = (index: number, part: Partial<AttributeDraft>) =>
    onChange(value.map((attribute, at) => (at === index ? { ...attribute, ...part } : attribute)));
  return (
    <fieldset>
      <legend className="text-sm font-medium">{legend}</legend>
      <p className="mb-2 text-xs text-muted">{hint}</p>
      <datalist id={listId}>
        {definitions.map(({ code, label }) => (
          <option key={code} value={code}>
            {label}
          </option>
        ))}
      </datalist>
      <ul className="space-y-2">
        {value.map((attribute, index) => {
          const definition = definitions.find(({ code }) => code === attribute.code);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- rows have no identity of their own while they are written
            <li key={index} className="flex items-start gap-2">
              <Input
                label={`Name of fact ${index + 1}`}
                hideLabel
                placeholder="colour"
                list={listId}
                className="w-36 shrink-0"
                required
                value={attribute.code}
                onChange={({ target }) => change(index, { code: target.value, label: null, unit: null })}
              />
              <AttributeValueField
                label={`Value of fact ${index + 1}`}
                definition={definition}
                value={attribute.value}
                onChange={(text) => change(index, { value: text })}
              />
              <OfficeButton
                look="quiet"
                aria-label={`Remove ${attribute.code || 'fact'}`}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                <TrashIcon />
              </OfficeButton>
            </li>
          );
        })}
      </ul>
      {error && <p className="mt-1 text-xs text-coral-deep">{error}</p>}
      <OfficeButton
        look="quiet"
        className="mt-1"
        onClick={() => onChange([...value, { code: '', label: null, value: '', unit: null }])}
      >
        <PlusIcon /> Add
      </OfficeButton>
    </fieldset>
  );
}

interface AttributeValueFieldProps {
  label: string;
  definition: AttributeDefinition | undefined;
  value: string;
  onChange: (value: string) => void;
}

function AttributeValueField({ label, definition, value, onChange }: AttributeValueFieldProps) {
  const choices =
    definition?.kind === 'ENUM' ? definition.values : definition?.kind === 'BOOLEAN' ? ['Yes', 'No'] : null;
  if (choices) {
    return (
      <Select
        label={label}
        hideLabel
        className="grow"
        value={value}
        onChange={({ target }) => onChange(target.value)}
        options={[
          { value: '', label: 'Choose…' },
          ...(value && !choices.includes(value) ? [{ value, label: value }] : []),
          ...choices.map((choice) => ({ value: choice, label: choice })),
        ]}
      />
    );
  }
  return (
    <Input
      label={label}
      hideLabel
      required
      className="grow"
      inputMode={definition?.kind === 'NUMBER' ? 'decimal' : undefined}
      placeholder={definition?.unit ?? 'Red'}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
