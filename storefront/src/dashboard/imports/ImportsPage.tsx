import { useState } from 'react';
import type { BulkStatus, CatalogFormat, ProductStatus } from '@/graphql/generated';
import { formatMoment } from '@/lib/dates';
import { sentenceCase } from '@/lib/words';
import { Badge, type Tone } from '@/office/ui/Badge';
import { DownloadLink, OfficeButton } from '@/office/ui/Button';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Select } from '@/office/ui/Fields';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { useSeller } from '../session/seller';
import { BulkProgress } from './BulkProgress';
import { ImportForm } from './ImportForm';
import { useBulkListInfiniteQuery, useExportStartMutation, type Bulk } from './importsApi';

/** Whole catalogues as files, in and out. */
export function ImportsPage() {
  const seller = useSeller();
  const [openId, setOpenId] = useState<string | null>(null);
  const list = useBulkListInfiniteQuery({
    sellerId: seller.id,
    first: 10,
  });
  return (
    <>
      <PageHeader title="Import and export">
        Many products at once, from a spreadsheet or another system. The same rows again change nothing.
      </PageHeader>
      <div className="grid gap-5 lg:grid-cols-[1fr_20rem]">
        <ImportForm onStarted={setOpenId} />
        <ExportForm onStarted={setOpenId} />
      </div>
      {openId && <BulkProgress key={openId} id={openId} />}
      <Panel title="The last two weeks" flush className="mt-5">
        <PagedList list={list} empty={<NothingHere title="Nothing imported or exported yet" />}>
          {(operations) => (
            <DataTable
              caption="Imports and exports"
              rows={operations}
              columns={[...columns, openColumn(setOpenId)]}
              rowKey={({ id }) => id}
            />
          )}
        </PagedList>
      </Panel>
    </>
  );
}

function ExportForm({ onStarted }: { onStarted: (id: string) => void }) {
  const seller = useSeller();
  const [start, state] = useExportStartMutation();
  const [format, setFormat] = useState<CatalogFormat>('CSV');
  const [status, setStatus] = useState<ProductStatus | ''>('');
  const submit = async () => {
    const answer = await start({ sellerId: seller.id, format, where: status ? { status } : null });
    if (answer.data?.operation) {
      onStarted(answer.data.operation.id);
    }
  };
  return (
    <Panel title="Export">
      <div className="space-y-3">
        <Select
          label="Form"
          value={format}
          onChange={({ target }) => setFormat(target.value as CatalogFormat)}
          options={[
            { value: 'CSV', label: 'CSV, for spreadsheets' },
            { value: 'JSON_LINES', label: 'JSON lines, complete' },
          ]}
        />
        <Select
          label="Which products"
          value={status}
          onChange={({ target }) => setStatus(target.value as ProductStatus | '')}
          options={[
            { value: '', label: 'All' },
            { value: 'ACTIVE', label: 'On sale' },
            { value: 'DRAFT', label: 'Drafts' },
            { value: 'ARCHIVED', label: 'Archived' },
          ]}
        />
        <Refusal state={state} />
        <OfficeButton busy={state.isLoading} onClick={() => void submit()}>
          Export
        </OfficeButton>
      </div>
    </Panel>
  );
}

const tones: Record<BulkStatus, Tone> = {
  QUEUED: 'neutral',
  RUNNING: 'progress',
  COMPLETED: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
};

const columns: Column<Bulk>[] = [
  {
    header: 'What',
    main: true,
    cell: ({ kind, dryRun, createdAt }) => (
      <>
        <span className="font-medium">{kind === 'CATALOG_EXPORT' ? 'Export' : dryRun ? 'Dry run' : 'Import'}</span>
        <span className="block text-xs text-muted">{formatMoment(createdAt)}</span>
      </>
    ),
  },
  { header: 'State', cell: ({ status }) => <Badge tone={tones[status]}>{sentenceCase(status)}</Badge> },
  { header: 'Looked at', align: 'right', cell: ({ processed }) => processed },
  { header: 'New', align: 'right', cell: ({ kind, created }) => (kind === 'CATALOG_IMPORT' ? created : null) },
  { header: 'Changed', align: 'right', cell: ({ kind, updated }) => (kind === 'CATALOG_IMPORT' ? updated : null) },
  { header: 'Errors', align: 'right', cell: ({ failed }) => failed || null },
  {
    header: 'File',
    align: 'right',
    cell: ({ resultUrl, errorsUrl }) =>
      resultUrl ? (
        <DownloadLink href={resultUrl}>Download</DownloadLink>
      ) : (
        errorsUrl && <DownloadLink href={errorsUrl}>Errors</DownloadLink>
      ),
  },
];

const openColumn = (open: (id: string) => void): Column<Bulk> => ({
  header: 'Details',
  align: 'right',
  cell: ({ id }) => (
    <OfficeButton look="quiet" onClick={() => open(id)}>
      Open
    </OfficeButton>
  ),
});
