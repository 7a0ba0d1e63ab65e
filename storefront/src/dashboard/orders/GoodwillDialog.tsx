import { formatMoney } from '@/lib/money';
import { RefundDialog } from '@/office/sale/RefundDialog';
import { useGoodwillRefundMutation, type Sale } from './ordersApi';

/** Money back to the buyer without anything coming back: cancelled and returned units are refunded by themselves. */
export function GoodwillDialog({ sale, onClose }: { sale: Sale; onClose: () => void }) {
  const [refund, state] = useGoodwillRefundMutation();
  return (
    <RefundDialog
      title="Refund as goodwill"
      explanation={
        <>
          The buyer paid {formatMoney(sale.total)} for your part. What you give back comes out of your share; it cannot
          be undone. Cancelled and returned units are refunded by themselves.
        </>
      }
      paid={sale.total}
      state={state}
      send={async (input) => Boolean((await refund({ ...input, sellerOrderId: sale.id })).data?.refund)}
      onClose={onClose}
    />
  );
}
