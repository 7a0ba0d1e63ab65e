import { count } from '@/lib/words';
import { OfficeButton } from '@/office/ui/Button';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { PrintIcon } from '@/office/ui/icons';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useSeller } from '../session/seller';
import { usePickListQuery } from './ordersApi';
import { pickList, type Pick } from './quantities';

/** What to fetch from the shelves for all accepted orders, in one round. */
export function PickListPage() {
  const seller = useSeller();
  const { data, isLoading, error, refetch } = usePickListQuery({ sellerId: seller.id });
  const picks = data && pickList(data.nodes);
  return (
    <>
      <PageHeader
        title="Pick list"
        back={{ to: '/dashboard/orders?queue=ship', label: 'Orders to ship' }}
        actions={
          <OfficeButton onClick={() => print()}>
            <PrintIcon /> Print
          </OfficeButton>
        }
      >
        {data &&
          (data.totalCount > data.nodes.length
            ? `The oldest ${data.nodes.length} of ${data.totalCount} orders to ship`
            : `For ${count(data.totalCount, 'order')} to ship`)}
      </PageHeader>
      <Panel flush>
        <ListView
          rows={picks}
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          empty={
            <NothingHere title="Nothing to pick">Accept orders, and what to fetch for them is listed here.</NothingHere>
          }
        >
          {(rows) => <DataTable caption="What to pick" rows={rows} rowKey={({ sku }) => sku} columns={columns} />}
        </ListView>
      </Panel>
    </>
  );
}

const columns: Column<Pick>[] = [
  { header: 'SKU', main: true, cell: ({ sku }) => <span className="font-medium">{sku}</span> },
  {
    header: 'Item',
    cell: ({ title, options }) => (
      <>
        {title}
        {options && <span className="text-muted"> · {options}</span>}
      </>
    ),
  },
  { header: 'Units', align: 'right', cell: ({ units }) => <strong>{units}</strong> },
  {
    header: 'For',
    cell: ({ sales }) => (
      <span className="text-xs text-muted">{sales.map(({ number, units }) => `${number} × ${units}`).join(', ')}</span>
    ),
  },
];
