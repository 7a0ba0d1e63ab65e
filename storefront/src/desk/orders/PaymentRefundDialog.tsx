import { useState } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { formatMoney } from '@/lib/money';
import { RefundDialog } from '@/office/sale/RefundDialog';
import { Select } from '@/office/ui/Fields';
import { useDeskRefundMutation, type DeskOrder } from './ordersApi';

interface PaymentRefundDialogProps {
  order: DeskOrder;
  payment: NonNullable<DeskOrder['payments']>[number];
  onClose: () => void;
}

/** Gives back a part of a payment, out of one seller's share or of all. */
export function PaymentRefundDialog({ order, payment, onClose }: PaymentRefundDialogProps) {
  const [refund, state] = useDeskRefundMutation();
  const [sellerOrderId, setSellerOrderId] = useState('');
  return (
    <RefundDialog
      title="Refund"
      explanation={
        <>
          At most {formatMoney(payment.refundable)}. Cancelled and returned units are refunded by themselves. This
          cannot be undone.
        </>
      }
      paid={payment.amount}
      state={state}
      send={async (input) =>
        Boolean((await refund({ ...input, paymentId: payment.id, sellerOrderId: sellerOrderId || null })).data?.refund)
      }
      onClose={onClose}
      further={{
        name: 'sellerOrderId',
        field: (
          <Select
            label="Out of the share of"
            value={sellerOrderId}
            error={errorsByInput(state.data?.userErrors).sellerOrderId}
            onChange={({ target }) => setSellerOrderId(target.value)}
            options={[
              { value: '', label: 'All sellers, in proportion' },
              ...order.sellerOrders.map(({ id, seller, number }) => ({ value: id, label: seller?.name ?? number })),
            ]}
          />
        ),
      }}
    />
  );
}
