import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { formatDay, formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { countryName, sentenceCase } from '@/lib/words';
import { ReturnBadge, SaleBadge } from '@/office/sale/saleStates';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { DetailPage } from '@/office/ui/DetailPage';
import { Facts } from '@/office/ui/Facts';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { OrderBadge } from './OrderBadge';
import { useDeskOrderQuery, type DeskOrder } from './ordersApi';
import { PaymentAttempts, providerNames } from './PaymentAttempts';
import { PaymentRefundDialog } from './PaymentRefundDialog';

const back = { to: '/admin/orders', label: 'Orders' };

export function OrderPage() {
  const { id = '' } = useParams();
  return (
    <DetailPage query={useDeskOrderQuery({ id })} missing="There is no such order" back={back.to}>
      {(order) => <OrderView order={order} />}
    </DetailPage>
  );
}

function OrderView({ order }: { order: DeskOrder }) {
  return (
    <>
      <PageHeader title={order.number} back={back} aside={<OrderBadge status={order.status} />}>
        Placed {formatMoment(order.placedAt)} by {order.buyer?.displayName ?? order.email ?? 'a guest'}
        {order.cancelReason && ` · cancelled: ${sentenceCase(order.cancelReason).toLowerCase()}`}
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_20rem]">
        <div className="min-w-0 space-y-5">
          {order.sellerOrders.map((part) => (
            <PartPanel key={part.id} part={part} />
          ))}
          <Returns order={order} />
          <Panel title="What happened">
            <ol className="space-y-1.5 text-sm">
              {order.timeline.nodes.toReversed().map(({ at, type, actor, message }) => (
                <li key={at + type + message} className="flex flex-wrap gap-x-3">
                  <span className="w-40 shrink-0 text-muted">{formatMoment(at)}</span>
                  <span className="min-w-0 flex-1">{message}</span>
                  <span className="text-xs text-muted">{sentenceCase(actor)}</span>
                </li>
              ))}
            </ol>
          </Panel>
        </div>
        <div className="space-y-5">
          <Money order={order} />
          {(order.payments ?? []).map((payment) => (
            <PaymentPanel key={payment.id} order={order} payment={payment} />
          ))}
          <Panel title="To">
            <address className="text-sm not-italic">
              {[
                order.shippingAddress.name,
                order.shippingAddress.line1,
                order.shippingAddress.line2,
                `${order.shippingAddress.postalCode} ${order.shippingAddress.city}`,
                countryName(order.shippingAddress.countryCode),
              ]
                .filter(Boolean)
                .map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
            </address>
          </Panel>
          {order.documents.length > 0 && (
            <Panel title="Documents">
              <ul className="space-y-2 text-sm">
                {order.documents.map(({ kind, number, url, issuedAt }) => (
                  <li key={number}>
                    <a href={url} target="_blank" rel="noreferrer" className="underline underline-offset-2">
                      {sentenceCase(kind)} {number}
                    </a>
                    <span className="block text-xs text-muted">{formatDay(issuedAt)}</span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
      </div>
    </>
  );
}

function PartPanel({ part }: { part: DeskOrder['sellerOrders'][number] }) {
  return (
    <Panel
      title={part.seller?.name ?? 'Seller'}
      note={`${part.number} · ${part.delivery.label}`}
      actions={
        <>
          <SaleBadge status={part.status} />
          {part.seller && (
            <Link to={`/admin/sellers/${part.seller.id}`} className="text-sm text-muted hover:underline">
              Seller
            </Link>
          )}
        </>
      }
    >
      <ul className="divide-y divide-line text-sm">
        {part.lines.map((line) => (
          <li key={line.id} className="flex flex-wrap gap-x-4 py-2 first:pt-0">
            <span className="min-w-0 flex-1">
              <span className="text-muted tabular-nums">{line.quantity} ×</span> {line.titleSnapshot}
              <span className="block text-xs text-muted">
                {[
                  line.skuSnapshot,
                  line.optionsSnapshot,
                  `${line.fulfilledQuantity} shipped`,
                  line.cancelledQuantity > 0 && `${line.cancelledQuantity} cancelled`,
                  line.returnedQuantity > 0 && `${line.returnedQuantity} returned`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className="tabular-nums">{formatMoney(line.total)}</span>
          </li>
        ))}
      </ul>
      {part.fulfilments.map(({ id, status, carrier, trackingNumber, shippedAt }) => (
        <p key={id} className="mt-2 text-sm text-muted">
          {carrier} {trackingNumber}, {formatMoment(shippedAt)}: {sentenceCase(status)}
        </p>
      ))}
      <Facts
        className="mt-3 border-t border-line pt-3"
        facts={[
          { label: 'Buyer pays', value: formatMoney(part.total) },
          part.commission && { label: 'Shop’s fee', value: formatMoney(part.commission) },
          part.refundedTotal !== null &&
            part.refundedTotal.minorUnits > 0 && { label: 'Refunded', value: formatMoney(part.refundedTotal) },
        ]}
      />
    </Panel>
  );
}

function Returns({ order }: { order: DeskOrder }) {
  return order.returns.length === 0 ? null : (
    <Panel title="Returns">
      <ul className="space-y-2 text-sm">
        {order.returns.map(({ id, number, status, reason, refundable }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            <span className="font-medium">{number}</span>
            <ReturnBadge status={status} />
            <span className="min-w-0 flex-1 text-muted">{reason}</span>
            <span className="tabular-nums">{formatMoney(refundable)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Money({ order }: { order: DeskOrder }) {
  return (
    <Panel title="Money">
      <Facts
        facts={[
          { label: 'Items', value: formatMoney(order.itemsTotal) },
          ...order.promotions.map(({ name, code, discount }) => ({
            label: code ? `${name} (${code})` : name,
            value: `−${formatMoney(discount)}`,
          })),
          { label: 'Delivery', value: formatMoney(order.shippingTotal) },
          { label: 'Tax', value: formatMoney(order.taxTotal) },
          { label: 'Total', value: formatMoney(order.total), strong: true },
        ]}
      />
    </Panel>
  );
}

interface PaymentPanelProps {
  order: DeskOrder;
  payment: NonNullable<DeskOrder['payments']>[number];
}

function PaymentPanel({ order, payment }: PaymentPanelProps) {
  const [isRefunding, setRefunding] = useState(false);
  return (
    <Panel
      title="Payment"
      note={payment.provider ? providerNames[payment.provider] : undefined}
      actions={<Badge tone={payment.status === 'FAILED' ? 'bad' : 'neutral'}>{sentenceCase(payment.status)}</Badge>}
    >
      <Facts
        facts={[
          { label: 'Taken', value: formatMoney(payment.captured) },
          { label: 'Refunded', value: formatMoney(payment.refunded) },
          payment.declineCode !== null && { label: 'Declined', value: sentenceCase(payment.declineCode) },
        ]}
      />
      <PaymentAttempts attempts={payment.attempts} />
      {(payment.refunds ?? []).map(({ id, amount, status, reason, createdAt }) => (
        <p key={id} className="mt-2 border-l-2 border-line pl-3 text-sm">
          {formatMoney(amount)} <span className="text-muted">{sentenceCase(status).toLowerCase()}</span>
          <span className="block text-xs text-muted">
            {reason} · {formatMoment(createdAt)}
          </span>
        </p>
      ))}
      <Link
        to={`/admin/payments/${payment.id}`}
        className="mt-3 inline-block text-sm text-muted underline underline-offset-2"
      >
        Ledger of this payment
      </Link>
      {payment.refundable.minorUnits > 0 && (
        <OfficeButton className="mt-4 w-full" onClick={() => setRefunding(true)}>
          Refund…
        </OfficeButton>
      )}
      {isRefunding && <PaymentRefundDialog order={order} payment={payment} onClose={() => setRefunding(false)} />}
    </Panel>
  );
}
