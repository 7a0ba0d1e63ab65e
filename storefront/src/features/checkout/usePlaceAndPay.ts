import { useState } from 'react';
import { afterPayment } from '@/features/payment/afterPayment';
import { usePaymentStartMutation } from '@/features/payment/paymentApi';
import type { PayWith } from '@/features/payment/ways';
import { errorsByInput, failureMessage, type UserError } from '@/graphql/failure';
import { useOrderPlaceMutation, type PlaceOrder } from './checkoutApi';

export interface CheckoutProblem {
  message: string;
  byInput: Record<string, string>;
}

interface Steps {
  /** The order exists, and its cart no longer does. */
  onOrdered: () => void;
  leaveTo: (path: string) => void;
}

/** Places the order, starts its payment, and leads to whatever comes next. An order that exists is never placed again. */
export function usePlaceAndPay({ onOrdered, leaveTo }: Steps) {
  const [orderPlace] = useOrderPlaceMutation();
  const [paymentStart] = usePaymentStartMutation();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<CheckoutProblem | null>(null);

  async function placeAndPay(order: PlaceOrder, payWith: PayWith) {
    setBusy(true);
    setProblem(null);
    const placed = await orderPlace(order);
    if (!placed.data?.order) {
      setProblem(problemOf(placed.data?.userErrors, placed.error));
      setBusy(false);
      return;
    }
    onOrdered();
    const {
      order: { id: orderId },
      guestTokenOnce: guestToken,
    } = placed.data;
    const started = await paymentStart({ orderId, guestToken, payWith });
    // A refusal is not lost: the order's page says that it is unpaid, and offers to pay again.
    leaveTo(afterPayment(orderId, started.data?.payment));
  }

  return { placeAndPay, isBusy, problem };
}

function problemOf(userErrors: UserError[] | undefined, error: unknown): CheckoutProblem {
  return {
    message: userErrors?.map(({ message }) => message).join(' ') || failureMessage(error),
    byInput: errorsByInput(userErrors),
  };
}
