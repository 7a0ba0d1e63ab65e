import { useParams } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import type { OrderFragment } from '@/graphql/generated';
import { formatMoment } from '@/lib/dates';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { Spinner } from '@/ui/Spinner';
import { usePageTitle } from '@/ui/usePageTitle';
import { LiveBadge } from './LiveBadge';
import { useOrderQuery } from './orderApi';
import { OrderTotals } from './OrderTotals';
import { PayAgain } from './PayAgain';
import { headlineOf, paymentStepOf } from './progress';
import { SellerOrderCard } from './SellerOrderCard';
import { Timeline } from './Timeline';

/** Confirmation and tracking in one: the page of an order, live for as long as it is open. */
export function OrderPage() {
  const { id = '' } = useParams();
  const guestToken = useAppSelector((state) => state.order.guestTokens[id] ?? null);
  const { currentData: order, isFetching, error, refetch } = useOrderQuery({ id, guestToken });
  usePageTitle(order && `Order ${order.number}`);

  if (error && !order) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (order) {
    return <Order order={order} guestToken={guestToken} />;
  }
  return isFetching ? (
    <div className="space-y-6" role="status" aria-label="Loading the order">
      <Skeleton className="h-12 w-2/3" />
      <Skeleton className="h-56 rounded-2xl" />
    </div>
  ) : (
    <EmptyState title="We cannot show this order" action={<ButtonLink to="/sign-in?next=/account">Sign in</ButtonLink>}>
      Orders open for the account that placed them, or in the browser of the guest who did.
    </EmptyState>
  );
}

function Order({ order, guestToken }: { order: OrderFragment; guestToken: string | null }) {
  const headline = headlineOf(order.status);
  const payment = useAppSelector((state) => state.order.payments[order.id]?.status ?? null);
  const paymentStep = paymentStepOf(order.status, payment);
  return (
    <>
      <header className="mb-10 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <p className="text-sm text-muted">
            Order{' '}
            <span className="font-medium text-ink" data-testid="order-number">
              {order.number}
            </span>{' '}
            · {formatMoment(order.placedAt)}
          </p>
          <h1
            className="mt-2 max-w-2xl text-4xl"
            aria-live="polite"
            data-testid="order-headline"
            data-status={order.status}
          >
            {headline.title}
          </h1>
          <p className="mt-2 text-muted">{headline.text}</p>
        </div>
        <LiveBadge orderId={order.id} />
      </header>
      <div className="grid gap-10 lg:grid-cols-[1fr_21rem] lg:gap-14">
        <div className="space-y-6">
          {paymentStep === 'pay' && <PayAgain order={order} guestToken={guestToken} />}
          {paymentStep === 'wait' && (
            <Notice>
              <span className="flex items-center gap-3">
                <Spinner /> Your payment is being confirmed.
              </span>
            </Notice>
          )}
          {order.sellerOrders.map((sellerOrder) => (
            <SellerOrderCard key={sellerOrder.id} sellerOrder={sellerOrder} />
          ))}
        </div>
        <div className="space-y-8">
          <OrderTotals order={order} />
          <Timeline events={order.timeline.nodes} />
        </div>
      </div>
    </>
  );
}
