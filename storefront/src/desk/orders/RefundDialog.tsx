import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { formatMoney, parseAmount } from '@/lib/money';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Input, Select, Textarea } from '@/office/ui/Fields';
import { Refusal } from '@/office/ui/Refusal';
import { useDeskRefundMutation, type DeskOrder } from './ordersApi';

interface RefundDialogProps {
  order: DeskOrder;
  payment: NonNullable<DeskOrder['payments']>[number];
  onClose: () => void;
}

/** Gives back a part of a payment, out of one seller's share or of all. */
export function RefundDialog({ order, payment, onClose }: RefundDialogProps) {
  const [refund, state] = useDeskRefundMutation();
  const [amount, setAmount] = useState('');
  const [sellerOrderId, setSellerOrderId] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>();
  const errors = errorsByInput(state.data?.userErrors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const minorUnits = parseAmount(amount, payment.amount.fractionDigits);
    setProblem(minorUnits ? undefined : 'An amount above zero, such as 5.00');
    if (minorUnits) {
      const answer = await refund({
        paymentId: payment.id,
        sellerOrderId: sellerOrderId || null,
        amount: { minorUnits, currency: payment.amount.currency },
        reason: reason.trim(),
      });
      if (answer.data?.refund) {
        announce('The refund is on its way');
        onClose();
      }
    }
  };
  return (
    <Dialog title="Refund" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <p className="text-sm text-muted">
          At most {formatMoney(payment.refundable)}. Cancelled and returned units are refunded by themselves. This
          cannot be undone.
        </p>
        <div className="grid gap-3 sm:grid-cols-2">
          <Input
            label={`Amount in ${payment.amount.currency}`}
            inputMode="decimal"
            required
            value={amount}
            error={problem ?? errors.amount ?? errors.minorUnits}
            onChange={({ target }) => setAmount(target.value)}
          />
          <Select
            label="Out of the share of"
            value={sellerOrderId}
            error={errors.sellerOrderId}
            onChange={({ target }) => setSellerOrderId(target.value)}
            options={[
              { value: '', label: 'All sellers, in proportion' },
              ...order.sellerOrders.map(({ id, seller, number }) => ({ value: id, label: seller?.name ?? number })),
            ]}
          />
        </div>
        <Textarea
          label="Why"
          required
          rows={2}
          maxLength={500}
          value={reason}
          error={errors.reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Refusal state={state} shownBeside={['amount', 'minorUnits', 'sellerOrderId', 'reason']} />
        <div className="flex justify-end gap-2">
          <OfficeButton onClick={onClose}>Not now</OfficeButton>
          <OfficeButton type="submit" look="primary" busy={state.isLoading}>
            Refund
          </OfficeButton>
        </div>
      </form>
    </Dialog>
  );
}
