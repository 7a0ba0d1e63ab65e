import { useNavigate } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import { afterPayment, follow } from '@/features/payment/afterPayment';
import { usePaymentStartMutation } from '@/features/payment/paymentApi';
import { PaymentStep } from '@/features/payment/PaymentStep';
import { failureMessage } from '@/graphql/failure';
import type { OrderFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { orderText } from './messages';

/** The order stands, its payment does not: another try, with any card. */
export function PayAgain({ order, guestToken }: { order: OrderFragment; guestToken: string | null }) {
  const text = useText(orderText);
  const navigate = useNavigate();
  const refusal = useAppSelector((state) => state.order.payments[order.id]?.refusal);
  const [paymentStart, { error, isLoading }] = usePaymentStartMutation();
  return (
    <section aria-labelledby="pay-again" className="rounded-2xl border border-ink/25 bg-surface p-6 shadow-card">
      <h2 id="pay-again" className="mb-5 text-xl">
        {text.pay}
      </h2>
      <PaymentStep
        total={order.total}
        isBusy={isLoading}
        error={refusal ?? (error ? failureMessage(error) : undefined)}
        onPay={async (payWith) => {
          const started = await paymentStart({ orderId: order.id, guestToken, payWith });
          if (started.data?.payment?.nextAction) {
            follow(afterPayment(order.id, started.data.payment), (path) => void navigate(path));
          }
        }}
      />
    </section>
  );
}
