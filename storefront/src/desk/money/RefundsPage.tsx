import type { RefundStatus } from '@/graphql/generated';
import { formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { sentenceCase } from '@/lib/words';
import { Badge, type Tone } from '@/office/ui/Badge';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Select } from '@/office/ui/Fields';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useAddressState } from '@/office/useAddressState';
import { useDeskRefundsInfiniteQuery, type DeskRefundRow } from './moneyApi';
import { PaymentLinks } from './PaymentLinks';

const tones: Record<RefundStatus, Tone> = { PENDING: 'progress', SUCCEEDED: 'good', FAILED: 'bad' };

/** Money that went back to buyers; first what waits for people. */
export function RefundsPage() {
  const [status, setStatus] = useAddressState<RefundStatus | 'ALL'>('status', 'FAILED');
  const list = useDeskRefundsInfiniteQuery({ status: status === 'ALL' ? null : status, first: 25 });
  return (
    <>
      <PageHeader title="Refunds">
        What failed is for you: give the money back from the order’s page, or outside of the shop.
      </PageHeader>
      <Panel flush>
        <div className="px-5 py-4">
          <Select
            label="State"
            hideLabel
            className="sm:w-52"
            value={status}
            onChange={({ target }) => setStatus(target.value as RefundStatus | 'ALL')}
            options={[
              { value: 'FAILED', label: 'Failed: for people' },
              { value: 'PENDING', label: 'On their way' },
              { value: 'SUCCEEDED', label: 'Gone back' },
              { value: 'ALL', label: 'All' },
            ]}
          />
        </div>
        <PagedList list={list} empty={<NothingHere title="No refunds like this" />}>
          {(refunds) => <DataTable caption="Refunds" rows={refunds} columns={columns} rowKey={({ id }) => id} />}
        </PagedList>
      </Panel>
    </>
  );
}

const columns: Column<DeskRefundRow>[] = [
  { header: 'Order', main: true, cell: ({ payment }) => <PaymentLinks payment={payment} /> },
  { header: 'State', cell: ({ status }) => <Badge tone={tones[status]}>{sentenceCase(status)}</Badge> },
  {
    header: 'Why',
    cell: ({ reason, hasComeBack, refusals }) => (
      <>
        {reason}
        {(hasComeBack || refusals > 0) && (
          <span className="block text-xs text-muted">
            {hasComeBack ? 'Went back, and came back from the buyer’s bank' : `Refused ${refusals} times`}
          </span>
        )}
      </>
    ),
  },
  { header: 'Decided', cell: ({ createdAt }) => formatMoment(createdAt) },
  { header: 'Amount', align: 'right', cell: ({ amount }) => formatMoney(amount) },
];
