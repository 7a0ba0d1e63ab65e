import { Link } from 'react-router';
import type { OrderOrder, OrderStatus, OrderWhere } from '@/graphql/generated';
import { formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { countryName, sentenceCase } from '@/lib/words';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Input, Select } from '@/office/ui/Fields';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useAddressState } from '@/office/useAddressState';
import { useDebounced } from '@/office/useDebounced';
import { OrderBadge } from './OrderBadge';
import { useDeskOrdersInfiniteQuery, type DeskOrderRow } from './ordersApi';

const statuses: readonly OrderStatus[] = [
  'PENDING_PAYMENT',
  'PAYMENT_FAILED',
  'CONFIRMED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'DELIVERED',
  'PARTIALLY_CANCELLED',
  'CANCELLED',
];

/** The orders of all buyers and sellers. */
export function OrdersPage() {
  const [status, setStatus] = useAddressState<OrderStatus | ''>('status', '');
  const [text, setText] = useAddressState<string>('q', '');
  const [since, setSince] = useAddressState<string>('since', '');
  const [orderBy, setOrderBy] = useAddressState<OrderOrder>('order', 'NEWEST');
  const where = useDebounced(JSON.stringify(orderWhere(status, text, since)));
  const list = useDeskOrdersInfiniteQuery({
    where: JSON.parse(where) as OrderWhere,
    orderBy,
    first: 25,
  });
  return (
    <>
      <PageHeader title="Orders" />
      <Panel flush>
        <div className="grid grid-cols-2 gap-2 px-5 py-4 sm:flex">
          <Input
            label="Number or guest’s mail address"
            hideLabel
            type="search"
            placeholder="Number, or a guest’s mail address"
            className="col-span-2 sm:w-72"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <Select
            label="State"
            hideLabel
            className="sm:w-44"
            value={status}
            onChange={({ target }) => setStatus(target.value as OrderStatus | '')}
            options={[
              { value: '', label: 'Any state' },
              ...statuses.map((value) => ({ value, label: sentenceCase(value) })),
            ]}
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
        <PagedList list={list} empty={<NothingHere title="No orders like this" />}>
          {(orders) => <DataTable caption="Orders" rows={orders} columns={columns} rowKey={({ id }) => id} />}
        </PagedList>
      </Panel>
    </>
  );
}

function orderWhere(status: OrderStatus | '', text: string, since: string): OrderWhere {
  const query = text.trim();
  return {
    status: status ? [status] : null,
    email: query.includes('@') ? query : null,
    number: query && !query.includes('@') ? { startsWith: query } : null,
    placedAt: since ? { gte: new Date(`${since}T00:00:00`).toISOString() } : null,
  };
}

const columns: Column<DeskOrderRow>[] = [
  {
    header: 'Order',
    main: true,
    cell: ({ id, number, placedAt }) => (
      <>
        <Link to={`/admin/orders/${id}`} className="font-medium whitespace-nowrap hover:underline">
          {number}
        </Link>
        <span className="block text-xs whitespace-nowrap text-muted">{formatMoment(placedAt)}</span>
      </>
    ),
  },
  { header: 'State', cell: ({ status }) => <OrderBadge status={status} /> },
  { header: 'Buyer', cell: ({ buyer, email }) => buyer?.displayName ?? email ?? 'A guest' },
  { header: 'To', cell: ({ shippingAddress }) => countryName(shippingAddress.countryCode) },
  {
    header: 'Sellers',
    cell: ({ sellerOrders }) => (
      <span className="text-muted">{sellerOrders.map(({ seller }) => seller?.name ?? '?').join(', ')}</span>
    ),
  },
  { header: 'Total', align: 'right', cell: ({ total }) => formatMoney(total) },
];
