import { useParams } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import { usePaymentReturn } from '@/features/payment/usePaymentReturn';
import type { OrderFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoment } from '@/lib/dates';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { Spinner } from '@/ui/Spinner';
import { usePageTitle } from '@/ui/usePageTitle';
import { LiveBadge } from './LiveBadge';
import { orderText } from './messages';
import { OrderActions } from './OrderActions';
import { useOrderQuery } from './orderApi';
import { OrderTotals } from './OrderTotals';
import { PayAgain } from './PayAgain';
import { paymentStepOf } from './progress';
import { SellerOrderCard } from './SellerOrderCard';
import { Timeline } from './Timeline';

/** Confirmation and tracking in one: the page of an order, live for as long as it is open. */
export function OrderPage() {
  const { id = '' } = useParams();
  const text = useText(orderText);
  const guestToken = useAppSelector((state) => state.order.guestTokens[id] ?? null);
  const { currentData: order, isFetching, error, refetch } = useOrderQuery({ id, guestToken });
  usePageTitle(order && text.title(order.number));
  usePaymentReturn(id, guestToken);

  if (error && !order) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (order) {
    return <Order order={order} guestToken={guestToken} />;
  }
  return isFetching ? (
    <div className="space-y-6" role="status" aria-label={text.loading}>
      <Skeleton className="h-12 w-2/3" />
      <Skeleton className="h-56 rounded-2xl" />
    </div>
  ) : (
    <EmptyState
      title={text.hidden.title}
      action={<ButtonLink to="/sign-in?next=/account">{text.hidden.action}</ButtonLink>}
    >
      {text.hidden.text}
    </EmptyState>
  );
}

function Order({ order, guestToken }: { order: OrderFragment; guestToken: string | null }) {
  const text = useText(orderText);
  const headline = text.headlines[order.status];
  const payment = useAppSelector((state) => state.order.payments[order.id]?.status ?? null);
  const paymentStep = paymentStepOf(order.status, payment);
  return (
    <>
      <header className="mb-10 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <p className="text-sm text-muted">
            {text.order}{' '}
            <span className="font-medium text-ink" data-testid="order-number">
              {order.number}
            </span>{' '}
            · {formatMoment(order.placedAt)}
          </p>
          <h1
            className="mt-2 max-w-2xl text-3xl sm:text-4xl"
            aria-live="polite"
            data-testid="order-headline"
            data-status={order.status}
          >
            {headline.title}
          </h1>
          <p className="mt-2 text-muted">
            {headline.text} {order.status === 'CONFIRMED' && order.email && text.mailed(order.email)}
          </p>
        </div>
        <LiveBadge orderId={order.id} />
      </header>
      <div className="grid gap-10 lg:grid-cols-[1fr_21rem] lg:gap-14">
        <div className="min-w-0 space-y-6">
          {paymentStep === 'pay' && <PayAgain order={order} guestToken={guestToken} />}
          {paymentStep === 'wait' && (
            <Notice>
              <span className="flex items-center gap-3">
                <Spinner /> {text.confirming}
              </span>
            </Notice>
          )}
          {order.sellerOrders.map((sellerOrder) => (
            <SellerOrderCard key={sellerOrder.id} sellerOrder={sellerOrder} guestToken={guestToken} />
          ))}
        </div>
        <div className="space-y-8">
          <OrderActions order={order} guestToken={guestToken} />
          <OrderTotals order={order} />
          <Timeline events={order.timeline.nodes} />
        </div>
      </div>
    </>
  );
}
