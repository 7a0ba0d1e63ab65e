import type { DisputeStatus } from '@/graphql/generated';
import { formatDay, formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { sentenceCase } from '@/lib/words';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Select } from '@/office/ui/Fields';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useAddressState } from '@/office/useAddressState';
import { DisputeBadge } from './DisputeBadge';
import { useDeskDisputesInfiniteQuery, type DeskDisputeRow } from './moneyApi';
import { PaymentLinks } from './PaymentLinks';

const statuses: readonly DisputeStatus[] = ['INQUIRY', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'CLOSED'];

/** Buyers who want their money back from the bank. */
export function DisputesPage() {
  const [status, setStatus] = useAddressState<DisputeStatus | ''>('status', '');
  const list = useDeskDisputesInfiniteQuery({ status: status || null, first: 25 });
  return (
    <>
      <PageHeader title="Disputes">
        Answer them at the payment provider’s website. Until the bank has decided, the sellers’ parts are reserved.
      </PageHeader>
      <Panel flush>
        <div className="px-5 py-4">
          <Select
            label="State"
            hideLabel
            className="sm:w-52"
            value={status}
            onChange={({ target }) => setStatus(target.value as DisputeStatus | '')}
            options={[
              { value: '', label: 'Any state' },
              ...statuses.map((value) => ({ value, label: sentenceCase(value) })),
            ]}
          />
        </div>
        <PagedList list={list} empty={<NothingHere title="No disputes like this" />}>
          {(disputes) => <DataTable caption="Disputes" rows={disputes} columns={columns} rowKey={({ id }) => id} />}
        </PagedList>
      </Panel>
    </>
  );
}

const columns: Column<DeskDisputeRow>[] = [
  { header: 'Order', main: true, cell: ({ payment }) => <PaymentLinks payment={payment} /> },
  { header: 'State', cell: ({ status }) => <DisputeBadge status={status} /> },
  {
    header: 'Why',
    cell: ({ reason, provider, providerReference }) => (
      <>
        {sentenceCase(reason)}
        <span className="block text-xs break-all text-muted">
          {sentenceCase(provider)} {providerReference}
        </span>
      </>
    ),
  },
  { header: 'Opened', cell: ({ openedAt }) => formatMoment(openedAt) },
  {
    header: 'Answer by',
    cell: ({ respondBy, closedAt }) => (closedAt === null && respondBy !== null ? formatDay(respondBy) : null),
  },
  { header: 'Amount', align: 'right', cell: ({ amount }) => formatMoney(amount) },
];
