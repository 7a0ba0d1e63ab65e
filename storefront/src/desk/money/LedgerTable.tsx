import { formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { sentenceCase } from '@/lib/words';
import { DataTable, type Column } from '@/office/ui/DataTable';
import type { DeskLedgerEntry } from './moneyApi';

/** Lines of the double-entry ledger. */
export const LedgerTable = ({ entries }: { entries: readonly DeskLedgerEntry[] }) => (
  <DataTable caption="Ledger" rows={entries} columns={columns} rowKey={({ id }) => id} />
);

const columns: Column<DeskLedgerEntry>[] = [
  { header: 'Booked', main: true, cell: ({ at }) => <span className="whitespace-nowrap">{formatMoment(at)}</span> },
  { header: 'What', cell: ({ kind }) => sentenceCase(kind) },
  { header: 'Account', cell: ({ account }) => sentenceCase(account) },
  { header: 'By', cell: ({ sourceType }) => sentenceCase(sourceType), desktopOnly: true },
  { header: 'Amount', align: 'right', className: 'whitespace-nowrap', cell: ({ amount }) => formatMoney(amount) },
];
