import { Link } from 'react-router';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { sentenceCase } from '@/lib/words';
import { PayoutBadge } from '@/office/sale/PayoutBadge';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useDeskPayoutsInfiniteQuery, type DeskPayoutRow } from './moneyApi';

/** Money that did not reach a seller, or of which nobody knows. */
export function PayoutsPage() {
  const list = useDeskPayoutsInfiniteQuery({ first: 25 });
  return (
    <>
      <PageHeader title="Payouts">
        What failed is owed to the seller as before, and goes out once they have named another account. What the
        provider says nothing of is for you.
      </PageHeader>
      <Panel flush>
        <PagedList list={list} empty={<NothingHere title="No payout waits for people" />}>
          {(payouts) => <DataTable caption="Payouts" rows={payouts} columns={columns} rowKey={({ id }) => id} />}
        </PagedList>
      </Panel>
    </>
  );
}

const columns: Column<DeskPayoutRow>[] = [
  {
    header: 'Seller',
    main: true,
    cell: ({ seller, number }) => (
      <>
        {seller ? (
          <Link to={`/admin/sellers/${seller.id}`} className="font-medium hover:underline">
            {seller.name}
          </Link>
        ) : (
          'A seller'
        )}
        <span className="block text-xs text-muted">{number}</span>
      </>
    ),
  },
  { header: 'State', cell: ({ status }) => <PayoutBadge status={status} /> },
  { header: 'To', cell: ({ account }) => account },
  { header: 'Why', cell: ({ failure }) => (failure ? sentenceCase(failure) : 'No answer from the provider') },
  { header: 'Decided', cell: ({ period }) => formatDay(period.to) },
  { header: 'Amount', align: 'right', cell: ({ amount }) => formatMoney(amount) },
];
