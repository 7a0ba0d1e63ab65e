import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { formatDay, formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { count } from '@/lib/words';
import { SaleBadge } from '@/office/sale/saleStates';
import { BarChart } from '@/office/ui/BarChart';
import { OfficeLink } from '@/office/ui/Button';
import { Figure, Figures } from '@/office/ui/Figure';
import { CheckIcon } from '@/office/ui/icons';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { cx } from '@/ui/cx';
import { useSalesSinceQuery } from '../analytics/analyticsApi';
import { figuresOf, startOfDay } from '../analytics/figures';
import { useWarehousesQuery } from '../inventory/inventoryApi';
import { LiveSwitch } from '../orders/LiveSwitch';
import { useSaleCountsQuery, useSaleListInfiniteQuery } from '../orders/ordersApi';
import { useCatalogCountsQuery } from '../products/productsApi';
import { useSellerProfileQuery } from '../profile/profileApi';
import { useSeller } from '../session/seller';
import { onboardingSteps, type Step } from './onboarding';

/** What there is to do, how the day goes, and what a newcomer does next. */
export function OverviewPage() {
  const seller = useSeller();
  return (
    <>
      <PageHeader title={seller.name} actions={<LiveSwitch />} />
      <div className="space-y-5">
        <Today />
        <div className="grid items-start gap-5 lg:grid-cols-[1fr_21rem]">
          <div className="min-w-0 space-y-5">
            <Week />
            <Waiting />
          </div>
          <Onboarding />
        </div>
      </div>
    </>
  );
}

function Today() {
  const { id: sellerId } = useSeller();
  const [now] = useState(() => new Date());
  const since = startOfDay(now, 0);
  const { data: sales } = useSalesSinceQuery({ sellerId, since: since.toISOString() });
  const { data: counts } = useSaleCountsQuery({ sellerId });
  const { data: catalog } = useCatalogCountsQuery({ sellerId });
  const today = sales ? figuresOf(sales.sales, startOfDay(now, 0), now) : null;
  const revenue =
    today?.map(({ currency, revenue: minorUnits }) => formatMoney({ ...currency, minorUnits })).join(' + ') || '—';
  return (
    <Figures>
      <Figure label="To accept" value={counts?.waiting?.totalCount ?? '…'} to="/dashboard/orders" />
      <Figure label="To ship" value={counts?.toShip?.totalCount ?? '…'} to="/dashboard/orders?queue=ship" />
      <Figure
        label="Sold today"
        value={sales ? revenue : '…'}
        note={sales && count(today?.reduce((sum, { orders }) => sum + orders, 0) ?? 0, 'order')}
        to="/dashboard/analytics?days=7"
      />
      <Figure
        label="Sold out"
        value={catalog?.soldOut?.totalCount ?? '…'}
        note={catalog && `of ${count(catalog.active?.totalCount ?? 0, 'product')} on sale`}
        to="/dashboard/inventory?stock=out"
      />
    </Figures>
  );
}

function Week() {
  const { id: sellerId } = useSeller();
  const [now] = useState(() => new Date());
  const since = startOfDay(now, 13).toISOString();
  const { data } = useSalesSinceQuery({ sellerId, since });
  const figures = useMemo(
    () => (data ? figuresOf(data.sales, new Date(since), now)[0] : undefined),
    [data, since, now],
  );
  return figures ? (
    <Panel>
      <BarChart
        title={`Revenue of the last 14 days, in ${figures.currency.currency}`}
        bars={figures.days.map(({ day, revenue, orders }) => ({
          key: day,
          label: formatDay(`${day}T12:00:00`),
          value: revenue,
          text: `${formatMoney({ ...figures.currency, minorUnits: revenue })}, ${count(orders, 'order')}`,
        }))}
      />
    </Panel>
  ) : null;
}

function Waiting() {
  const { id: sellerId } = useSeller();
  const { data, isLoading, error, refetch } = useSaleListInfiniteQuery({
    sellerId,
    where: { status: ['NEW', 'ACCEPTED', 'PARTIALLY_SHIPPED'] },
    orderBy: 'OLDEST',
    first: 6,
  });
  return (
    <Panel
      title="Next in the queue"
      note="Who has waited longest first"
      flush
      actions={<OfficeLink to="/dashboard/orders">All orders</OfficeLink>}
    >
      <ListView
        rows={data?.pages[0]?.nodes}
        isLoading={isLoading}
        error={error}
        retry={() => void refetch()}
        empty={<NothingHere title="Nothing waits for you">New orders appear by themselves.</NothingHere>}
      >
        {(sales) => (
          <ul className="divide-y divide-line border-t border-line text-sm">
            {sales.map(({ id, number, status, placedAt, lines, total }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2.5">
                <Link to={`/dashboard/orders/${id}`} className="font-medium whitespace-nowrap hover:underline">
                  {number}
                </Link>
                <SaleBadge status={status} />
                <span className="line-clamp-1 min-w-0 flex-1 text-muted max-sm:hidden">
                  {lines.map(({ titleSnapshot }) => titleSnapshot).join(', ')}
                </span>
                <span className="ml-auto text-xs text-muted">{formatMoment(placedAt)}</span>
                <span className="tabular-nums">{formatMoney(total)}</span>
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </Panel>
  );
}

const countOf = (part: { totalCount: number } | null) => part?.totalCount ?? 0;

function Onboarding() {
  const seller = useSeller();
  const { data: profile } = useSellerProfileQuery({ sellerId: seller.id });
  const { data: warehouses } = useWarehousesQuery({ sellerId: seller.id });
  const { data: catalog } = useCatalogCountsQuery({ sellerId: seller.id });
  if (!profile || !warehouses || !catalog) {
    return null;
  }
  const onSale = countOf(catalog.active);
  const steps = onboardingSteps({
    status: profile.status,
    about: profile.about,
    warehouses,
    hasOwnDelivery: (profile.deliveryMethods ?? []).some(({ isShopDefault }) => !isShopDefault),
    products: onSale + countOf(catalog.drafts) + countOf(catalog.inReview) + countOf(catalog.archived),
    onSale,
    inStock: countOf(profile.products),
  });
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <Panel title="Ready to sell" note={done === steps.length ? 'All done' : `${done} of ${steps.length} steps done`}>
      <ol className="space-y-3">
        {steps.map((step) => (
          <StepLine key={step.title} step={step} />
        ))}
      </ol>
    </Panel>
  );
}

function StepLine({ step: { title, text, to, isDone } }: { step: Step }) {
  return (
    <li className="flex gap-3 text-sm">
      <span
        className={cx(
          'mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border',
          isDone ? 'border-teal bg-teal text-on-teal' : 'border-line-strong',
        )}
      >
        {isDone && <CheckIcon className="size-3.5" />}
      </span>
      <span>
        {isDone ? (
          <span className="text-muted">
            {title}
            <span className="sr-only"> (done)</span>
          </span>
        ) : (
          <>
            <Link to={to} className="font-medium hover:underline">
              {title}
            </Link>
            <span className="block text-muted">{text}</span>
          </>
        )}
      </span>
    </li>
  );
}
