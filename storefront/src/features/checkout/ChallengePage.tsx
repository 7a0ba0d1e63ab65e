import { useNavigate, useSearchParams } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import { useOrderQuery } from '@/features/order/orderApi';
import { orderIdOf } from '@/features/payment/afterPayment';
import { failureMessage } from '@/graphql/failure';
import { useText } from '@/i18n/text';
import { formatMoney } from '@/lib/money';
import { Button } from '@/ui/Button';
import { ShieldIcon } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { usePageTitle } from '@/ui/usePageTitle';
import { useChallengeCompleteMutation } from './checkoutApi';
import { checkoutText } from './messages';

/** The bank's page of the simulated provider: 3-D Secure asks the cardholder to approve the payment. */
export function ChallengePage() {
  const { challenge: text } = useText(checkoutText);
  usePageTitle(text.title);
  const [params] = useSearchParams();
  const paymentId = params.get('payment') ?? '';
  const orderId = orderIdOf(params.get('return')) ?? '';
  const navigate = useNavigate();
  const guestToken = useAppSelector((state) => state.order.guestTokens[orderId] ?? null);
  const { data: order } = useOrderQuery({ id: orderId, guestToken }, { skip: !orderId });
  const [complete, { isLoading, error, originalArgs }] = useChallengeCompleteMutation();

  const answer = async (approve: boolean) => {
    const { data } = await complete({ orderId, paymentId, guestToken, approve });
    if (data) {
      // A refused challenge is an answer too: the order's page shows it and offers another card.
      void navigate(`/orders/${orderId}`, { replace: true });
    }
  };
  return (
    <div className="mx-auto max-w-md rounded-3xl border border-line bg-surface p-8 shadow-card">
      <p className="flex items-center gap-2.5 text-sm font-semibold text-teal">
        <ShieldIcon /> Octobank · 3-D Secure
      </p>
      <h1 className="mt-6 text-3xl">{text.title}</h1>
      <p className="mt-3 text-muted">{text.text}</p>
      <dl className="mt-6 divide-y divide-line border-y border-line text-sm">
        <Row term={text.to} value="Octomart" />
        <Row term={text.order} value={order?.number ?? '…'} />
        <Row term={text.amount} value={order ? formatMoney(order.total) : '…'} />
      </dl>
      {error && (
        <Notice tone="error" className="mt-5">
          {failureMessage(error)}
        </Notice>
      )}
      <div className="mt-7 grid gap-3">
        <Button
          busy={isLoading && originalArgs?.approve === true}
          disabled={isLoading}
          onClick={() => void answer(true)}
        >
          {text.approve}
        </Button>
        <Button
          variant="secondary"
          busy={isLoading && originalArgs?.approve === false}
          disabled={isLoading}
          onClick={() => void answer(false)}
        >
          {text.refuse}
        </Button>
      </div>
    </div>
  );
}

function Row({ term, value }: { term: string; value: string }) {
  return (
    <div className="flex justify-between gap-4 py-3">
      <dt className="text-muted">{term}</dt>
      <dd className="font-medium tabular-nums">{value}</dd>
    </div>
  );
}
