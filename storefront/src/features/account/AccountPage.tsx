import { Link, Navigate } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import { SignOutButton } from '@/features/session/SignOutButton';
import type { OrderStatus } from '@/graphql/generated';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { sentenceCase } from '@/lib/words';
import { ButtonLink } from '@/ui/Button';
import { cx } from '@/ui/cx';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { ShowMore } from '@/ui/ShowMore';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { useMyOrdersInfiniteQuery, type MyOrdersPage } from './accountApi';

export function AccountPage() {
  usePageTitle('Your account');
  const { status, viewer } = useAppSelector((state) => state.session);
  if (status === 'restoring') {
    return <Skeleton className="h-60 rounded-2xl" />;
  }
  if (!viewer) {
    return <Navigate to="/sign-in?next=/account" replace />;
  }
  return (
    <>
      <header className="mb-10 flex flex-wrap items-center justify-between gap-4">
        <div>
          <h1 className="text-4xl">Hello, {viewer.displayName ?? 'shopper'}</h1>
          <p className="mt-1 text-muted">{viewer.email}</p>
        </div>
        <SignOutButton />
      </header>
      <h2 className="mb-5 text-2xl">Your orders</h2>
      <Orders viewerId={viewer.id} />
    </>
  );
}

function Orders({ viewerId }: { viewerId: string }) {
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
      <EmptyState title="No orders yet" action={<ButtonLink to="/browse">Find something</ButtonLink>}>
        What you order while signed in shows up here.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="space-y-3">
        {orders.map((order) => (
          <OrderRow key={order.id} order={order} />
        ))}
      </ul>
      <ShowMore
        shown={orders.length}
        total={data?.pages[0]?.totalCount ?? 0}
        what="orders"
        hasMore={hasNextPage}
        busy={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </>
  );
}

const tones: Partial<Record<OrderStatus, string>> = {
  DELIVERED: 'bg-teal-wash text-teal',
  PAYMENT_FAILED: 'bg-coral-wash text-coral-deep',
  CANCELLED: 'bg-sand text-muted',
};

function OrderRow({ order }: { order: MyOrdersPage['nodes'][number] }) {
  const titles = order.sellerOrders.flatMap(({ lines }) => lines.map(({ titleSnapshot }) => titleSnapshot));
  return (
    <li className="relative flex flex-wrap items-center gap-x-6 gap-y-2 rounded-2xl border border-line bg-surface px-6 py-5 transition-colors hover:border-ink/40">
      <div className="min-w-0 grow basis-60">
        <Link to={`/orders/${order.id}`} className="font-semibold after:absolute after:inset-0 after:rounded-2xl">
          {order.number}
        </Link>
        <p className="truncate text-sm text-muted">{titles.join(', ')}</p>
      </div>
      <span
        className={cx('rounded-full px-3 py-1 text-sm font-medium', tones[order.status] ?? 'bg-sun-wash text-sun-deep')}
      >
        {sentenceCase(order.status)}
      </span>
      <span className="text-sm text-muted">{formatDay(order.placedAt)}</span>
      <span className="font-semibold tabular-nums">{formatMoney(order.total)}</span>
    </li>
  );
}
