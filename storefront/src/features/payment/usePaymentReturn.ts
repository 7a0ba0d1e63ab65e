import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useLazyPaymentOfOrderQuery, usePaymentConfirmMutation } from './paymentApi';

/** What banks and providers add to the address that the buyer comes back to. */
const marks = ['redirect_status', 'payment_intent', 'payment_intent_client_secret', 'token', 'PayerID'];

/** A buyer who comes back from a bank or a provider's page is told at once how it went, and the address says nothing of it any more. */
export function usePaymentReturn(orderId: string, guestToken: string | null): void {
  const [params, setParams] = useSearchParams();
  const [ask] = useLazyPaymentOfOrderQuery();
  const [confirm] = usePaymentConfirmMutation();
  const isBack = marks.some((mark) => params.has(mark));

  useEffect(() => {
    if (!isBack) {
      return;
    }
    setParams(
      (known) => {
        marks.forEach((mark) => known.delete(mark));
        return known;
      },
      { replace: true },
    );
    void ask({ orderId, guestToken })
      .unwrap()
      .then((payment) => payment && confirm({ orderId, guestToken, paymentId: payment.id }))
      .catch(() => {
        // The order's page follows the payment anyway, only a moment later.
      });
  }, [isBack, orderId, guestToken, setParams, ask, confirm]);
}
