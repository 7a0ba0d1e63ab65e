import { useMemo, useState } from 'react';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { count, countryName } from '@/lib/words';
import { BarChart } from '@/office/ui/BarChart';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Figure, Figures as FigureRow } from '@/office/ui/Figure';
import { NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { PagePlaceholder } from '@/office/ui/PageStates';
import { Panel } from '@/office/ui/Panel';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { useSeller } from '../session/seller';
import { useSalesSinceQuery } from './analyticsApi';
import { figuresOf, startOfDay, type Figures, type ItemFigures } from './figures';

type Range = '7' | '30' | '90';

/** What the seller's orders add up to. */
export function AnalyticsPage() {
  const seller = useSeller();
  const [range, setRange] = useAddressState<Range>('days', '30');
  const [now] = useState(() => new Date());
  const since = startOfDay(now, Number(range) - 1);
  const { data, isLoading, error, refetch } = useSalesSinceQuery({ sellerId: seller.id, since: since.toISOString() });
  const all = useMemo(
    () => (data ? figuresOf(data.sales, startOfDay(now, Number(range) - 1), now) : []),
    [data, now, range],
  );
  return (
    <>
      <PageHeader
        title="Analytics"
        actions={
          <Tabs
            label="Range"
            value={range}
            onChange={setRange}
            options={[
              { value: '7', label: '7 days' },
              { value: '30', label: '30 days' },
              { value: '90', label: '90 days' },
            ]}
          />
        }
      >
        {data &&
          `From ${count(data.sales.length, 'paid order')} since ${formatDay(since.toISOString())}${
            data.total > data.sales.length ? `, the newest of ${data.total}` : ''
          }. Cancelled ones count for nothing.`}
      </PageHeader>
      {data ? (
        <div className="space-y-8">
          {all.map((figures) => (
            <CurrencyFigures key={figures.currency.currency} figures={figures} />
          ))}
          {all.length === 0 && (
            <Panel flush>
              <NothingHere title="No sales in this time">Figures appear here with the first paid order.</NothingHere>
            </Panel>
          )}
        </div>
      ) : (
        <PagePlaceholder
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          missing="This is not for your account"
          back="/dashboard"
        />
      )}
    </>
  );
}

function CurrencyFigures({ figures }: { figures: Figures }) {
  const money = (minorUnits: number) => formatMoney({ ...figures.currency, minorUnits });
  return (
    <section aria-label={`Sales in ${figures.currency.currency}`} className="space-y-5">
      <FigureRow>
        <Figure label="Revenue" value={money(figures.revenue)} note="What buyers paid, delivery and tax included" />
        <Figure label="You keep" value={money(figures.kept)} note="After the shop’s fee and refunds" />
        <Figure
          label="Orders"
          value={figures.orders}
          note={`${money(Math.round(figures.revenue / figures.orders))} on average`}
        />
        <Figure
          label="Units"
          value={figures.units}
          note={figures.refunded > 0 ? `${money(figures.refunded)} refunded` : undefined}
        />
      </FigureRow>
      <Panel>
        <BarChart
          title={`Revenue a day, in ${figures.currency.currency}`}
          bars={figures.days.map(({ day, revenue, orders }) => ({
            key: day,
            label: formatDay(`${day}T12:00:00`),
            value: revenue,
            text: `${money(revenue)}, ${count(orders, 'order')}`,
          }))}
        />
      </Panel>
      <div className="grid gap-5 lg:grid-cols-[1fr_18rem]">
        <Panel title="Best sellers" flush>
          <DataTable
            caption="Best sellers"
            rows={figures.items.slice(0, 10)}
            columns={itemColumns(money)}
            rowKey={({ title }) => title}
          />
        </Panel>
        <Panel title="Where to">
          <ul className="space-y-2 text-sm">
            {figures.countries.slice(0, 10).map(({ countryCode, orders }) => (
              <li key={countryCode}>
                <span className="flex justify-between">
                  {countryName(countryCode)} <span className="text-muted tabular-nums">{orders}</span>
                </span>
                <span
                  className="mt-1 block h-1.5 rounded-full bg-teal"
                  style={{ width: `${(orders / figures.orders) * 100}%` }}
                />
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </section>
  );
}

const itemColumns = (money: (minorUnits: number) => string): Column<ItemFigures>[] => [
  { header: 'Item', main: true, cell: ({ title }) => title },
  { header: 'Units', align: 'right', cell: ({ units }) => units },
  { header: 'Revenue', align: 'right', cell: ({ revenue }) => money(revenue) },
];
