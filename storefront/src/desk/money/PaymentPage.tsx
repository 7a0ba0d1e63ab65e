import { Link, useParams } from 'react-router';
import { formatMoney } from '@/lib/money';
import { sentenceCase } from '@/lib/words';
import { Badge } from '@/office/ui/Badge';
import { DetailPage } from '@/office/ui/DetailPage';
import { Facts } from '@/office/ui/Facts';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { DisputeBadge } from './DisputeBadge';
import { LedgerTable } from './LedgerTable';
import { useDeskPaymentQuery, type DeskPaymentDetail } from './moneyApi';

const back = { to: '/admin/orders', label: 'Orders' };

/** Where the money of a payment went, to the last line. */
export function PaymentPage() {
  const { id = '' } = useParams();
  return (
    <DetailPage query={useDeskPaymentQuery({ id })} missing="There is no such payment" back={back.to}>
      {(payment) => <PaymentView payment={payment} />}
    </DetailPage>
  );
}

function PaymentView({ payment }: { payment: DeskPaymentDetail }) {
  return (
    <>
      <PageHeader
        title={`Payment of ${payment.order?.number ?? 'an order'}`}
        back={back}
        aside={<Badge>{sentenceCase(payment.status)}</Badge>}
      >
        <Link to={`/admin/orders/${payment.order?.id}`} className="underline underline-offset-2">
          The order
        </Link>
        {payment.provider && `, paid over ${sentenceCase(payment.provider)}`}
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_20rem]">
        <Panel title="Ledger" note="Each transaction sums to zero; positive is owed or earned by the shop" flush>
          <LedgerTable entries={payment.ledger ?? []} />
        </Panel>
        <div className="space-y-5">
          <Panel title="Money">
            <Facts
              facts={[
                { label: 'Taken', value: formatMoney(payment.captured) },
                { label: 'Refunded', value: formatMoney(payment.refunded) },
                { label: 'Disputed', value: formatMoney(payment.disputed) },
                { label: 'May be refunded', value: formatMoney(payment.refundable), strong: true },
              ]}
            />
          </Panel>
          {(payment.disputes ?? []).map(({ id, status, reason, withdrawn, fee, providerReference }) => (
            <Panel key={id} title="Dispute" actions={<DisputeBadge status={status} />}>
              <Facts
                facts={[
                  { label: 'Why', value: sentenceCase(reason) },
                  { label: 'With the bank', value: formatMoney(withdrawn) },
                  { label: 'Provider’s fee', value: formatMoney(fee) },
                ]}
              />
              <p className="mt-2 text-xs break-all text-muted">{providerReference}</p>
            </Panel>
          ))}
        </div>
      </div>
    </>
  );
}
