import { Link } from 'react-router';
import type { SellerStatus } from '@/graphql/generated';
import { formatDay } from '@/lib/dates';
import { countryName } from '@/lib/words';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { ShopCommissionPanel } from './CommissionPanel';
import { SellerBadge } from './SellerBadge';
import { useDeskSellersInfiniteQuery, type DeskSeller } from './sellersApi';

/** Who sells here, and who wants to. */
export function SellersPage() {
  const [status, setStatus] = useAddressState<SellerStatus | 'ALL'>('status', 'APPLIED');
  const list = useDeskSellersInfiniteQuery({ status: status === 'ALL' ? null : status, first: 25 });
  return (
    <>
      <PageHeader title="Sellers" />
      <div className="space-y-5">
        <Panel flush>
          <div className="px-5 py-4">
            <Tabs
              label="Which sellers"
              value={status}
              onChange={setStatus}
              options={[
                { value: 'APPLIED', label: 'To decide' },
                { value: 'APPROVED', label: 'Selling' },
                { value: 'SUSPENDED', label: 'Suspended' },
                { value: 'REJECTED', label: 'Declined' },
                { value: 'ALL', label: 'All' },
              ]}
            />
          </div>
          <PagedList
            list={list}
            empty={<NothingHere title={status === 'APPLIED' ? 'Nobody waits for a decision' : 'No sellers here'} />}
          >
            {(sellers) => <DataTable caption="Sellers" rows={sellers} columns={columns} rowKey={({ id }) => id} />}
          </PagedList>
        </Panel>
        <ShopCommissionPanel />
      </div>
    </>
  );
}

const columns: Column<DeskSeller>[] = [
  {
    header: 'Seller',
    main: true,
    cell: ({ id, name, slug }) => (
      <>
        <Link to={`/admin/sellers/${id}`} className="font-medium hover:underline">
          {name}
        </Link>
        <span className="block text-xs text-muted">/s/{slug}</span>
      </>
    ),
  },
  { header: 'State', cell: ({ status }) => <SellerBadge status={status} /> },
  { header: 'Ships from', cell: ({ countryCode }) => countryName(countryCode) },
  { header: 'Selling since', cell: ({ approvedAt }) => approvedAt && formatDay(approvedAt) },
  { header: 'Last word', cell: ({ statusNote }) => statusNote && <span className="text-muted">{statusNote}</span> },
];
