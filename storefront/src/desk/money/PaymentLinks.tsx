import { Link } from 'react-router';
import type { DeskPaymentLink } from './moneyApi';

/** The order that a payment paid, and its ledger. */
export function PaymentLinks({ payment }: { payment: DeskPaymentLink | null }) {
  return payment === null ? (
    '—'
  ) : (
    <>
      <Link to={`/admin/orders/${payment.order?.id}`} className="font-medium whitespace-nowrap hover:underline">
        {payment.order?.number ?? 'Order'}
      </Link>
      <Link to={`/admin/payments/${payment.id}`} className="block text-xs text-muted hover:underline">
        Payment and ledger
      </Link>
    </>
  );
}
