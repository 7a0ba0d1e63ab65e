import { Link } from 'react-router';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { sentenceCase } from '@/lib/words';
import { ReturnBadge } from '@/office/sale/saleStates';
import { OfficeButton } from '@/office/ui/Button';
import { Facts } from '@/office/ui/Facts';
import { Panel } from '@/office/ui/Panel';
import type { Sale } from './ordersApi';

/** What the buyer pays, and what of it the seller keeps. */
export function SaleMoney({ sale, onGoodwill }: { sale: Sale; onGoodwill: () => void }) {
  const canRefund = sale.netEarning !== null && sale.netEarning.minorUnits > 0;
  return (
    <Panel title="Money">
      <Facts
        facts={[
          { label: 'Items', value: formatMoney(sale.itemsTotal) },
          sale.discountTotal.minorUnits > 0 && { label: 'Discounts', value: `−${formatMoney(sale.discountTotal)}` },
          { label: 'Delivery', value: formatMoney(sale.delivery.price) },
          { label: sale.pricesIncludeTax ? 'Tax, included' : 'Tax', value: formatMoney(sale.taxTotal) },
          { label: 'Buyer pays', value: formatMoney(sale.total), strong: true },
        ]}
      />
      <Facts
        className="mt-4"
        facts={[
          sale.commission && { label: 'Shop’s fee', value: `−${formatMoney(sale.commission)}` },
          sale.subsidy !== null &&
            sale.subsidy.minorUnits > 0 && {
              label: 'Paid by the shop',
              value: formatMoney(sale.subsidy),
            },
          sale.refundedTotal !== null &&
            sale.refundedTotal.minorUnits > 0 && {
              label: 'Refunded',
              value: `−${formatMoney(sale.refundedTotal)}`,
            },
          sale.netEarning && { label: 'You keep', value: formatMoney(sale.netEarning), strong: true },
        ]}
      />
      {canRefund && sale.status !== 'CANCELLED' && (
        <OfficeButton className="mt-4 w-full" onClick={onGoodwill}>
          Refund as goodwill…
        </OfficeButton>
      )}
    </Panel>
  );
}

export function SaleDocuments({ sale }: { sale: Sale }) {
  return sale.documents.length === 0 ? null : (
    <Panel title="Documents">
      <ul className="space-y-2 text-sm">
        {sale.documents.map(({ kind, number, url, issuedAt, total }) => (
          <li key={number} className="flex justify-between gap-3">
            <span>
              <a href={url} target="_blank" rel="noreferrer" className="font-medium underline underline-offset-2">
                {sentenceCase(kind)} {number}
              </a>
              <span className="block text-xs text-muted">{formatDay(issuedAt)}</span>
            </span>
            <span className="tabular-nums">{formatMoney(total)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function SaleReturns({ sale }: { sale: Sale }) {
  return sale.returns.length === 0 ? null : (
    <Panel title="Returns">
      <ul className="space-y-2 text-sm">
        {sale.returns.map(({ id, number, status }) => (
          <li key={id} className="flex items-center justify-between gap-3">
            <Link to={`/dashboard/returns/${id}`} className="font-medium hover:underline">
              {number}
            </Link>
            <ReturnBadge status={status} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
