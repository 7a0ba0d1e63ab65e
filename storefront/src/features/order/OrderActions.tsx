import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCart } from '@/features/cart/useCart';
import { failureMessage } from '@/graphql/failure';
import type { OrderFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { CancelDialog } from './CancelDialog';
import { orderText } from './messages';
import { useOrderReorderMutation } from './orderActionsApi';
import { cancellable } from './progress';

interface OrderActionsProps {
  order: OrderFragment;
  guestToken: string | null;
}

/** What can be done about the order as a whole: buy it again, cancel what nobody has shipped yet. */
export function OrderActions({ order, guestToken }: OrderActionsProps) {
  const text = useText(orderText);
  const [isCancelling, setCancelling] = useState(false);
  const lines = order.sellerOrders
    .filter(({ status }) => status !== 'CANCELLED')
    .flatMap((part) => part.lines.map((line) => ({ line, max: cancellable(line) })))
    .filter(({ max }) => max > 0);
  return (
    <div className="flex flex-col gap-3 print:hidden">
      <Reorder order={order} guestToken={guestToken} />
      {lines.length > 0 && (
        <Button variant="secondary" onClick={() => setCancelling(true)}>
          {text.actions.cancel}
        </Button>
      )}
      {isCancelling && (
        <CancelDialog orderId={order.id} guestToken={guestToken} lines={lines} onClose={() => setCancelling(false)} />
      )}
    </div>
  );
}

function Reorder({ order, guestToken }: OrderActionsProps) {
  const text = useText(orderText);
  const navigate = useNavigate();
  const { owner } = useCart();
  const [reorder, { data, error, isLoading }] = useOrderReorderMutation();
  const buyAgain = async () => {
    const answer = await reorder({
      orderId: order.id,
      guestToken,
      ...(owner.guest ? { cartId: owner.guest.id, cartGuestToken: owner.guest.token } : {}),
    });
    if (answer.data?.cart && answer.data.missing.length === 0) {
      void navigate('/cart');
    }
  };
  const refusal = data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null);
  return (
    <>
      <Button busy={isLoading} onClick={() => void buyAgain()}>
        {text.actions.again}
      </Button>
      {data && data.missing.length > 0 && (
        <Notice tone="warning">
          {text.actions.missing(data.missing.map(({ line }) => line.titleSnapshot).join(', '))}{' '}
          <Link to="/cart" className="underline underline-offset-4">
            {text.actions.toBasket}
          </Link>
        </Notice>
      )}
      {refusal && <Notice tone="error">{refusal}</Notice>}
    </>
  );
}
