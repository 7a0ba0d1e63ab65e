import { DownloadLink, OfficeButton } from '@/office/ui/Button';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Panel } from '@/office/ui/Panel';
import { sentenceCase } from '@/lib/words';
import { Notice } from '@/ui/Notice';
import { isOver, useBulkCancelMutation, useBulkQuery, type Bulk } from './importsApi';

/** How far an import or export is, live. */
export function BulkProgress({ id }: { id: string }) {
  const { data: bulk } = useBulkQuery(id);
  const [cancel, cancelling] = useBulkCancelMutation();
  if (!bulk) {
    return null;
  }
  const what = bulk.kind === 'CATALOG_EXPORT' ? 'Export' : bulk.dryRun ? 'Dry run' : 'Import';
  const percent = Math.round(bulk.percent);
  return (
    <Panel
      title={`${what}: ${sentenceCase(bulk.status)}`}
      note={isOver(bulk) ? undefined : `${bulk.processed} rows, ${Math.round(bulk.rowsPerSecond)} a second`}
      className="mt-5"
      actions={
        <>
          {!isOver(bulk) && (
            <OfficeButton look="danger" busy={cancelling.isLoading} onClick={() => void cancel({ id })}>
              Stop
            </OfficeButton>
          )}
          {bulk.errorsUrl && <DownloadLink href={bulk.errorsUrl}>All errors as CSV</DownloadLink>}
          {bulk.resultUrl && <DownloadLink href={bulk.resultUrl}>Download the file</DownloadLink>}
        </>
      }
    >
      <div data-testid="bulk-progress" data-status={bulk.status} className="space-y-4">
        <div
          role="progressbar"
          aria-label={what}
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          className="h-2 overflow-hidden rounded-full bg-sand"
        >
          <div className="h-full rounded-full bg-teal transition-[width]" style={{ width: `${percent}%` }} />
        </div>
        {bulk.kind === 'CATALOG_IMPORT' && (
          <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            {[
              { label: bulk.dryRun ? 'Would be new' : 'New', value: bulk.created },
              { label: bulk.dryRun ? 'Would change' : 'Changed', value: bulk.updated },
              { label: 'Alike already', value: bulk.unchanged },
              { label: 'Rows with errors', value: bulk.failed },
            ].map(({ label, value }) => (
              <div key={label}>
                <dt className="text-sm text-muted">{label}</dt>
                <dd className="text-xl font-semibold tabular-nums">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {bulk.failure && <Notice tone="error">{bulk.failure}</Notice>}
      </div>
      {bulk.errors.length > 0 && (
        <div className="-mx-5 mt-4 -mb-5">
          <DataTable
            caption="The first errors"
            rows={bulk.errors}
            columns={errorColumns}
            rowKey={(e) => `${e.row} ${e.field} ${e.message}`}
          />
        </div>
      )}
    </Panel>
  );
}

const errorColumns: Column<Bulk['errors'][number]>[] = [
  { header: 'Line', main: true, cell: ({ row }) => <span className="tabular-nums">{row}</span>, className: 'sm:w-20' },
  { header: 'Field', cell: ({ field }) => field },
  { header: 'What is wrong', cell: ({ message }) => message },
];
