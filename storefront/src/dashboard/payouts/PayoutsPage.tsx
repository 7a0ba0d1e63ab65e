import { Link } from 'react-router';
import type { PayoutRowFragment } from '@/graphql/generated';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { PagePlaceholder } from '@/office/ui/PageStates';
import { Panel } from '@/office/ui/Panel';
import { useSeller } from '../session/seller';
import { AccountPanel } from './AccountPanel';
import { BalancePanel } from './BalancePanel';
import { PayoutBadge } from '@/office/sale/PayoutBadge';
import { usePayoutListInfiniteQuery, usePayoutOverviewQuery } from './payoutsApi';
import { SchedulePanel } from './SchedulePanel';

/** What the shop owes the seller, and how it is paid. */
export function PayoutsPage() {
  const { id: sellerId } = useSeller();
  const { data, isLoading, error, refetch } = usePayoutOverviewQuery({ sellerId });
  const list = usePayoutListInfiniteQuery({ sellerId, first: 25 });
  if (!data?.balances) {
    return (
      <PagePlaceholder
        isLoading={isLoading}
        error={error}
        retry={() => void refetch()}
        missing="This is not for your account"
        back="/dashboard"
      />
    );
  }
  return (
    <>
      <PageHeader title="Payouts">
        Earnings wait until the time for returns is over, and are then paid to your account on the days that you choose.
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_22rem]">
        <div className="space-y-5">
          {data.balances.map((balance) => (
            <BalancePanel
              key={balance.available.currency}
              sellerId={sellerId}
              balance={balance}
              canBePaid={data.payoutAccount?.status === 'READY'}
            />
          ))}
          {data.balances.length === 0 && (
            <Panel flush>
              <NothingHere title="Nothing earned yet">Balances appear here with the first paid order.</NothingHere>
            </Panel>
          )}
          <Panel title="Payouts" flush>
            <PagedList list={list} empty={<NothingHere title="No payouts yet" />}>
              {(payouts) => <DataTable caption="Payouts" rows={payouts} columns={columns} rowKey={({ id }) => id} />}
            </PagedList>
          </Panel>
        </div>
        <div className="space-y-5">
          <AccountPanel sellerId={sellerId} account={data.payoutAccount} />
          {data.payoutSchedule && <SchedulePanel sellerId={sellerId} schedule={data.payoutSchedule} />}
        </div>
      </div>
    </>
  );
}

const columns: Column<PayoutRowFragment>[] = [
  {
    header: 'Payout',
    main: true,
    cell: ({ id, number, period }) => (
      <>
        <Link to={`/dashboard/payouts/${id}`} className="font-medium whitespace-nowrap hover:underline">
          {number}
        </Link>
        <span className="block text-xs text-muted">until {formatDay(period.to)}</span>
      </>
    ),
  },
  { header: 'State', cell: ({ status }) => <PayoutBadge status={status} /> },
  { header: 'To', cell: ({ account }) => account, desktopOnly: true },
  {
    header: 'Arrives',
    cell: ({ paidAt, arrivesAt }) => {
      const day = paidAt ?? arrivesAt;
      return day ? formatDay(day) : '';
    },
  },
  { header: 'Amount', align: 'right', className: 'whitespace-nowrap', cell: ({ amount }) => formatMoney(amount) },
];
