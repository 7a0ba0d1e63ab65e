import { Link } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import { orderText } from '@/features/order/messages';
import type { OrderStatus } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { ButtonLink } from '@/ui/Button';
import { cx } from '@/ui/cx';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { ProductImage } from '@/ui/ProductImage';
import { ShowMore } from '@/ui/ShowMore';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { type MyOrdersPage, useMyOrdersInfiniteQuery } from './accountApi';
import { accountText } from './messages';

export function OrdersPage() {
  const text = useText(accountText);
  usePageTitle(text.orders);
  const viewerId = useAppSelector((state) => state.session.viewer?.id ?? '');
  const { data, isError, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useMyOrdersInfiniteQuery(viewerId);
  const orders = data?.pages.flatMap((page) => page?.nodes ?? []);
  if (isError || data?.pages[0] === null) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (!orders) {
    return <Skeleton className="h-40 rounded-2xl" />;
  }
  if (orders.length === 0) {
    return (
      <EmptyState title={text.noOrders.title} action={<ButtonLink to="/browse">{text.noOrders.action}</ButtonLink>}>
        {text.noOrders.text}
      </EmptyState>
    );
  }
  return (
    <section aria-labelledby="orders">
      <h1 id="orders" className="mb-6 text-3xl">
        {text.orders}
      </h1>
      <ul className="space-y-3">
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </ul>
      <ShowMore
        shown={orders.length}
        total={data?.pages[0]?.totalCount ?? 0}
        what={text.ordersUnit}
        hasMore={hasNextPage}
        busy={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </section>
  );
}

const tones: Partial<Record<OrderStatus, string>> = {
  DELIVERED: 'bg-teal-wash text-teal',
  PAYMENT_FAILED: 'bg-coral-wash text-coral-deep',
  CANCELLED: 'bg-sand text-muted',
};

function OrderRow({ order }: { order: MyOrdersPage['nodes'][number] }) {
  const { statuses } = useText(orderText);
  const lines = order.sellerOrders.flatMap((part) => part.lines);
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-3 rounded-2xl border border-line bg-surface px-5 py-4 transition-colors hover:border-ink/40">
      <span className="flex -space-x-3">
        {lines.slice(0, 3).map((line) => (
          <ProductImage
            key={line.id}
            image={line.variant?.image}
            title={line.titleSnapshot}
            sizes="3.5rem"
            className="size-14 rounded-xl ring-2 ring-surface"
            decorative
          />
        ))}
      </span>
      <div className="min-w-0 grow basis-52">
        <Link to={`/orders/${order.id}`} className="font-semibold after:absolute after:inset-0 after:rounded-2xl">
          {order.number}
        </Link>
        <p className="truncate text-sm text-muted">{lines.map(({ titleSnapshot }) => titleSnapshot).join(', ')}</p>
      </div>
      <span
        className={cx('rounded-full px-3 py-1 text-sm font-medium', tones[order.status] ?? 'bg-sun-wash text-sun-deep')}
      >
        {statuses[order.status]}
      </span>
      <span className="text-sm text-muted">{formatDay(order.placedAt)}</span>
      <span className="font-semibold tabular-nums">{formatMoney(order.total)}</span>
    </li>
  );
}
