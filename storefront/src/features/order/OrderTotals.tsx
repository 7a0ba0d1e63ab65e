import type { OrderFragment } from '@/graphql/generated';
import { formatFee, formatMoney } from '@/lib/money';
import { countryName } from '@/lib/words';
import { TotalLine } from '@/ui/TotalLine';

export function OrderTotals({ order }: { order: OrderFragment }) {
  const { shippingAddress: address } = order;
  return (
    <aside aria-label="Totals and address" className="space-y-6 rounded-2xl bg-sand p-6">
      <dl className="space-y-2.5">
        <TotalLine label="Items" amount={formatMoney(order.itemsTotal)} />
        <TotalLine label="Delivery" amount={formatFee(order.shippingTotal)} />
        <TotalLine label="Total" amount={formatMoney(order.total)} strong />
        {order.taxTotal.minorUnits > 0 && <TotalLine label="Tax included" amount={formatMoney(order.taxTotal)} muted />}
      </dl>
      <div className="border-t border-line pt-5 text-sm">
        <h2 className="mb-1.5 font-sans text-sm tracking-normal">Delivered to</h2>
        <address className="text-muted not-italic">
          {[
            address.name,
            address.line1,
            address.line2,
            `${address.postalCode} ${address.city}`,
            countryName(address.countryCode),
          ]
            .filter(Boolean)
            .map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
        </address>
      </div>
    </aside>
  );
}
