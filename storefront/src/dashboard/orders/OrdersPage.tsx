import { Link } from 'react-router';
import { formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { count, countryName } from '@/lib/words';
import { SaleBadge } from '@/office/sale/saleStates';
import { announce } from '@/office/ui/announcements';
import { OfficeButton, OfficeLink } from '@/office/ui/Button';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Input, Select } from '@/office/ui/Fields';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { refusalMessages } from '@/office/ui/Refusal';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { useDebounced } from '@/office/useDebounced';
import type { OrderOrder, SaleRowFragment } from '@/graphql/generated';
import { useSeller } from '../session/seller';
import { useArrivals } from './arrivals';
import { saleWhere, type Queue } from './filters';
import { LiveSwitch } from './LiveSwitch';
import { useSaleAcceptMutation, useSaleCountsQuery, useSaleListInfiniteQuery } from './ordersApi';
import { openUnitsOf } from './quantities';

/** The seller's queue: what came in, what is to be shipped, and what became of it. */
export function OrdersPage() {
  const seller = useSeller();
  const { fresh } = useArrivals();
  const [queue, setQueue] = useAddressState<Queue>('queue', 'new');
  const [number, setNumber] = useAddressState<string>('number', '');
  const [delivery, setDelivery] = useAddressState<string>('delivery', '');
  const [country, setCountry] = useAddressState<string>('country', '');
  const [since, setSince] = useAddressState<string>('since', '');
  const [orderBy, setOrderBy] = useAddressState<OrderOrder>('order', 'NEWEST');
  const where = useDebounced(JSON.stringify(saleWhere({ queue, number, delivery, country, since })));
  const list = useSaleListInfiniteQuery({
    sellerId: seller.id,
    where: JSON.parse(where) as ReturnType<typeof saleWhere>,
    orderBy,
    first: 25,
  });
  const { data: counts } = useSaleCountsQuery({ sellerId: seller.id });
  return (
    <>
      <PageHeader
        title="Orders"
        actions={
          <>
            <LiveSwitch />
            <OfficeLink to="/dashboard/orders/pick-list">Pick list</OfficeLink>
          </>
        }
      />
      <Panel flush>
        <div className="space-y-3 px-5 py-4">
          <Tabs
            label="Which orders"
            value={queue}
            onChange={setQueue}
            options={[
              { value: 'new', label: 'New', count: counts?.waiting?.totalCount },
              { value: 'ship', label: 'To ship', count: counts?.toShip?.totalCount },
              { value: 'sent', label: 'Shipped' },
              { value: 'cancelled', label: 'Cancelled' },
              { value: 'all', label: 'All' },
            ]}
          />
          <div className="grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
            <Input
              label="Number"
              hideLabel
              type="search"
              placeholder="Number, such as OM-7KQ4"
              className="col-span-2 sm:w-56"
              value={number}
              onChange={({ target }) => setNumber(target.value)}
            />
            <Select
              label="Delivery"
              hideLabel
              className="sm:w-36"
              value={delivery}
              onChange={({ target }) => setDelivery(target.value)}
              options={[
                { value: '', label: 'Any delivery' },
                { value: 'STANDARD', label: 'Standard' },
                { value: 'EXPRESS', label: 'Express' },
                { value: 'PICK_UP', label: 'Pick-up' },
              ]}
            />
            <Input
              label="Country"
              hideLabel
              placeholder="Country, BE"
              maxLength={2}
              className="sm:w-28"
              value={country}
              onChange={({ target }) => setCountry(target.value)}
            />
            <Input
              label="Placed since"
              hideLabel
              type="date"
              className="sm:w-40"
              value={since}
              onChange={({ target }) => setSince(target.value)}
            />
            <Select
              label="Order"
              hideLabel
              className="sm:ml-auto sm:w-36"
              value={orderBy}
              onChange={({ target }) => setOrderBy(target.value as OrderOrder)}
              options={[
                { value: 'NEWEST', label: 'Newest first' },
                { value: 'OLDEST', label: 'Oldest first' },
              ]}
            />
          </div>
        </div>
        <PagedList
          list={list}
          empty={
            <NothingHere title={queue === 'new' ? 'Nothing waits for you' : 'No orders here'}>
              {queue === 'new' ? 'New orders appear here the moment they are paid.' : 'Other filters may show some.'}
            </NothingHere>
          }
        >
          {(sales) => (
            <DataTable
              caption="Orders"
              rows={sales}
              columns={columns}
              rowKey={({ id }) => id}
              isFresh={({ id, status }) => status === 'NEW' && fresh.has(id)}
            />
          )}
        </PagedList>
      </Panel>
    </>
  );
}

const columns: Column<SaleRowFragment>[] = [
  {
    header: 'Order',
    main: true,
    cell: ({ id, number, placedAt }) => (
      <>
        <Link to={`/dashboard/orders/${id}`} className="font-medium whitespace-nowrap hover:underline">
          {number}
        </Link>
        <span className="block text-xs whitespace-nowrap text-muted">{formatMoment(placedAt)}</span>
      </>
    ),
  },
  { header: 'State', cell: ({ status }) => <SaleBadge status={status} /> },
  {
    header: 'Items',
    cell: ({ lines }) => (
      <span className="line-clamp-1 max-w-72">
        {count(
          lines.reduce((sum, { quantity }) => sum + quantity, 0),
          'unit',
        )}
        <span className="text-muted"> · {lines.map(({ titleSnapshot }) => titleSnapshot).join(', ')}</span>
      </span>
    ),
  },
  {
    header: 'To',
    cell: ({ shipTo }) => (
      <>
        {shipTo.name}
        <span className="text-muted sm:block sm:text-xs">
          {' '}
          {[shipTo.city, countryName(shipTo.countryCode)].join(', ')}
        </span>
      </>
    ),
  },
  { header: 'Delivery', desktopOnly: true, cell: ({ delivery }) => delivery.label },
  { header: 'Total', align: 'right', cell: ({ total }) => formatMoney(total) },
  { header: 'Next', align: 'right', cell: (sale) => <NextStep sale={sale} /> },
];

function NextStep({ sale }: { sale: SaleRowFragment }) {
  const [accept, { isLoading }] = useSaleAcceptMutation();
  if (sale.status === 'NEW') {
    const press = async () => {
      const answer = await accept({ id: sale.id, version: sale.version });
      announce(refusalMessages(answer)[0] ?? `${sale.number} accepted`);
    };
    return (
      <OfficeButton busy={isLoading} onClick={() => void press()} aria-label={`Accept ${sale.number}`}>
        Accept
      </OfficeButton>
    );
  }
  return (sale.status === 'ACCEPTED' || sale.status === 'PARTIALLY_SHIPPED') && openUnitsOf(sale.lines) > 0 ? (
    <OfficeLink to={`/dashboard/orders/${sale.id}`} aria-label={`Ship ${sale.number}`}>
      Ship
    </OfficeLink>
  ) : null;
}
