import type { OrderFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatFee, formatMoney, formatRate } from '@/lib/money';
import { AddressLines } from '@/ui/AddressLines';
import { TotalLine } from '@/ui/TotalLine';
import { orderText } from './messages';

export function OrderTotals({ order }: { order: OrderFragment }) {
  const text = useText(orderText);
  const { shippingAddress: address, refundedTotal } = order;
  return (
    <aside aria-label={text.totals} className="space-y-6 rounded-2xl bg-sand p-6">
      <dl className="space-y-2.5">
        <TotalLine label={text.items} amount={formatMoney(order.itemsTotal)} />
        {order.promotions.map(({ name, code, discount }) => (
          <TotalLine key={`${name}-${code}`} label={code ?? name} amount={`−${formatMoney(discount)}`} />
        ))}
        <TotalLine label={text.delivery} amount={formatFee(order.shippingTotal)} />
        {order.taxes.map(({ rateBasisPoints, tax }) => (
          <TotalLine
            key={rateBasisPoints}
            label={(order.pricesIncludeTax ? text.taxIncluded : text.taxAdded)(formatRate(rateBasisPoints))}
            amount={formatMoney(tax)}
            muted
          />
        ))}
        <TotalLine label={text.total} amount={formatMoney(order.total)} strong />
        {refundedTotal && refundedTotal.minorUnits > 0 && (
          <TotalLine label={text.refunded} amount={`−${formatMoney(refundedTotal)}`} />
        )}
      </dl>
      <div className="border-t border-line pt-5 text-sm">
        <h2 className="mb-1.5 font-sans text-sm tracking-normal">{text.deliveredTo}</h2>
        <AddressLines address={address} />
      </div>
    </aside>
  );
}
