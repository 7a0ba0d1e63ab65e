import { Link } from 'react-router';
import type { ReturnRowFragment, ReturnStatus } from '@/graphql/generated';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { ReturnBadge } from '@/office/sale/saleStates';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { useSeller } from '../session/seller';
import { useReturnListInfiniteQuery } from './returnsApi';

type Queue = 'decide' | 'coming' | 'done' | 'all';

const statuses: Record<Queue, ReturnStatus[] | null> = {
  decide: ['REQUESTED'],
  coming: ['APPROVED', 'IN_TRANSIT'],
  done: ['RECEIVED', 'REFUNDED', 'CLOSED', 'REJECTED'],
  all: null,
};

/** What buyers send back. */
export function ReturnsPage() {
  const seller = useSeller();
  const [queue, setQueue] = useAddressState<Queue>('queue', 'decide');
  const list = useReturnListInfiniteQuery({
    sellerId: seller.id,
    where: { status: statuses[queue] },
    first: 25,
  });
  return (
    <>
      <PageHeader title="Returns">
        Decide what may come back, take it in, and say what of it is sold again. The buyer’s money follows by itself.
      </PageHeader>
      <Panel flush>
        <div className="px-5 py-4">
          <Tabs
            label="Which returns"
            value={queue}
            onChange={setQueue}
            options={[
              { value: 'decide', label: 'To decide' },
              { value: 'coming', label: 'Coming back' },
              { value: 'done', label: 'Done' },
              { value: 'all', label: 'All' },
            ]}
          />
        </div>
        <PagedList
          list={list}
          empty={<NothingHere title={queue === 'decide' ? 'Nothing to decide' : 'No returns here'} />}
        >
          {(returns) => <DataTable caption="Returns" rows={returns} columns={columns} rowKey={({ id }) => id} />}
        </PagedList>
      </Panel>
    </>
  );
}

const columns: Column<ReturnRowFragment>[] = [
  {
    header: 'Return',
    main: true,
    cell: ({ id, number, requestedAt }) => (
      <>
        <Link to={`/dashboard/returns/${id}`} className="font-medium whitespace-nowrap hover:underline">
          {number}
        </Link>
        <span className="block text-xs text-muted">{formatDay(requestedAt)}</span>
      </>
    ),
  },
  { header: 'State', cell: ({ status }) => <ReturnBadge status={status} /> },
  {
    header: 'Items',
    cell: ({ lines }) => (lines ?? []).map(({ quantity, line }) => `${quantity} × ${line.titleSnapshot}`).join(', '),
  },
  { header: 'Why', cell: ({ reason }) => <span className="line-clamp-2 text-muted">{reason}</span> },
  { header: 'Money', align: 'right', cell: ({ refundable }) => formatMoney(refundable) },
];
