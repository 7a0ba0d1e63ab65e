import { useState, type FormEvent } from 'react';
import type { CatalogField } from '@/graphql/generated';
import { sentenceCase } from '@/lib/words';
import { OfficeButton } from '@/office/ui/Button';
import { Checkbox, Input, Select } from '@/office/ui/Fields';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { upload, uploadProblem } from '@/office/upload/upload';
import { Notice } from '@/ui/Notice';
import { useSeller } from '../session/seller';
import { columnNames, mappableFields } from './columns';
import { useImportStartMutation } from './importsApi';

/** A file with products; first tried out, then taken. */
export function ImportForm({ onStarted }: { onStarted: (id: string) => void }) {
  const seller = useSeller();
  const [start, state] = useImportStartMutation();
  const [file, setFile] = useState<File | null>(null);
  const [names, setNames] = useState<string[]>([]);
  const [mapping, setMapping] = useState<Partial<Record<CatalogField, string>>>({});
  const [defaults, setDefaults] = useState({ currency: '', category: '', stock: '' });
  const [isDryRun, setDryRun] = useState(true);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const choose = async (chosen: File | null) => {
    setFile(chosen);
    setMapping({});
    setNames(chosen ? columnNames(await chosen.slice(0, 65_536).text(), chosen.name) : []);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) {
      return;
    }
    setSending(true);
    setProblem(null);
    try {
      const { uploadId } = await upload('/uploads/catalogues', file);
      const answer = await start({
        sellerId: seller.id,
        uploadId,
        dryRun: isDryRun,
        defaults: {
          currency: defaults.currency.trim().toUpperCase() || null,
          category: defaults.category.trim() || null,
          stock: Number(defaults.stock || 0),
        },
        columns: Object.entries(mapping).flatMap(([field, column]) =>
          column ? [{ field: field as CatalogField, column }] : [],
        ),
      });
      if (answer.data?.operation) {
        onStarted(answer.data.operation.id);
      }
    } catch (error) {
      setProblem(uploadProblem(error));
    }
    setSending(false);
  };
  return (
    <Panel
      title="Import"
      note="CSV or JSON lines, also gzipped: what an export writes, or a product with one variant a line"
    >
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <Input
          label="File"
          type="file"
          accept=".csv,.jsonl,.ndjson,.json,.gz,text/csv,application/json"
          className="[&_input]:py-1.5"
          required
          onChange={({ target }) => void choose(target.files?.[0] ?? null)}
        />
        {names.length > 0 && (
          <details>
            <summary className="text-sm font-medium">Which column means what ({names.length} columns)</summary>
            <p className="mt-1 mb-2 text-xs text-muted">Only where the names in the file do not say it themselves.</p>
            <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
              {mappableFields.map((field) => (
                <Select
                  key={field}
                  label={sentenceCase(field)}
                  value={mapping[field] ?? ''}
                  onChange={({ target }) => setMapping({ ...mapping, [field]: target.value })}
                  options={[
                    { value: '', label: 'By its name' },
                    ...names.map((name) => ({ value: name, label: name })),
                  ]}
                />
              ))}
            </div>
          </details>
        )}
        <details>
          <summary className="text-sm font-medium">What holds where a row says nothing</summary>
          <div className="mt-2 grid gap-2 sm:grid-cols-3">
            <Input
              label="Currency"
              maxLength={3}
              placeholder="EUR"
              value={defaults.currency}
              onChange={({ target }) => setDefaults({ ...defaults, currency: target.value })}
            />
            <Input
              label="Department"
              placeholder="Audio"
              value={defaults.category}
              onChange={({ target }) => setDefaults({ ...defaults, category: target.value })}
            />
            <Input
              label="Stock"
              type="number"
              min={0}
              placeholder="0"
              value={defaults.stock}
              onChange={({ target }) => setDefaults({ ...defaults, stock: target.value })}
            />
          </div>
        </details>
        <Checkbox
          label="Dry run"
          hint="Only says what would happen, with all errors; changes nothing"
          checked={isDryRun}
          onChange={({ target }) => setDryRun(target.checked)}
        />
        {problem && <Notice tone="error">{problem}</Notice>}
        <Refusal state={state} />
        <OfficeButton type="submit" look="primary" busy={isSending} disabled={!file}>
          {isDryRun ? 'Try it out' : 'Import'}
        </OfficeButton>
      </form>
    </Panel>
  );
}
