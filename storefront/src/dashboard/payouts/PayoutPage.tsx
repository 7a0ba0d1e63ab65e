import { Link, useParams } from 'react-router';
import type { PayoutEntryFragment } from '@/graphql/generated';
import { formatDay, formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { sentenceCase } from '@/lib/words';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Facts } from '@/office/ui/Facts';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { PagePlaceholder } from '@/office/ui/PageStates';
import { Panel } from '@/office/ui/Panel';
import { PayoutBadge } from '@/office/sale/PayoutBadge';
import { usePayoutDetailQuery, usePayoutEntriesInfiniteQuery } from './payoutsApi';

/** One payout, with everything that it pays. */
export function PayoutPage() {
  const { id = '' } = useParams();
  const { data: payout, isLoading, error, refetch } = usePayoutDetailQuery({ id });
  const list = usePayoutEntriesInfiniteQuery({ id, first: 50 });
  if (!payout) {
    return (
      <PagePlaceholder
        isLoading={isLoading}
        error={error}
        retry={() => void refetch()}
        missing="There is no such payout"
        back="/dashboard/payouts"
      />
    );
  }
  const { number, amount, carriedOver, status, account, period, arrivesAt, paidAt, failure, pdf, csv } = payout;
  return (
    <>
      <PageHeader title={`Payout ${number}`} back={{ to: '/dashboard/payouts', label: 'Payouts' }}>
        <PayoutBadge status={status} />
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_22rem]">
        <Panel title="What it pays" flush>
          <PagedList list={list} empty={<NothingHere title="Nothing was booked" />}>
            {(entries) => <DataTable caption="Entries" rows={entries} columns={columns} rowKey={(entry) => entry.id} />}
          </PagedList>
        </Panel>
        <Panel title="Payout">
          <Facts
            facts={[
              {
                label: 'Earnings',
                value: `${period.from ? `${formatDay(period.from)} – ` : 'until '}${formatDay(period.to)}`,
              },
              { label: 'To', value: account },
              arrivesAt && !paidAt ? { label: 'Arrives', value: formatDay(arrivesAt) } : null,
              paidAt ? { label: 'Arrived', value: formatDay(paidAt) } : null,
              failure ? { label: 'Problem', value: sentenceCase(failure) } : null,
              carriedOver.minorUnits === 0 ? null : { label: 'Left for the next', value: formatMoney(carriedOver) },
              { label: 'Amount', value: formatMoney(amount), strong: true },
            ]}
          />
          <p className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-sm">
            <a href={pdf} target="_blank" rel="noreferrer" className="underline underline-offset-4">
              Statement as PDF
            </a>
            <a href={csv} className="underline underline-offset-4">
              Every entry as CSV
            </a>
          </p>
        </Panel>
      </div>
    </>
  );
}

const columns: Column<PayoutEntryFragment>[] = [
  { header: 'Booked', main: true, cell: ({ at }) => <span className="whitespace-nowrap">{formatMoment(at)}</span> },
  { header: 'What', cell: ({ kind }) => sentenceCase(kind) },
  {
    header: 'Order',
    cell: ({ sellerOrder }) =>
      sellerOrder && (
        <Link to={`/dashboard/orders/${sellerOrder.id}`} className="hover:underline">
          {sellerOrder.number}
        </Link>
      ),
  },
  { header: 'Amount', align: 'right', className: 'whitespace-nowrap', cell: ({ amount }) => formatMoney(amount) },
];
