import { formatMoney } from '@/lib/money';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Panel } from '@/office/ui/Panel';
import { ProductImage } from '@/ui/ProductImage';
import type { Sale } from './ordersApi';
import { openUnits } from './quantities';

type Line = Sale['lines'][number];

/** What was sold, and how far each line is. */
export function SaleLines({ sale }: { sale: Sale }) {
  return (
    <Panel title="Items" flush>
      <DataTable caption="Items" rows={sale.lines} columns={columns} rowKey={({ id }) => id} />
    </Panel>
  );
}

const columns: Column<Line>[] = [
  {
    header: 'Item',
    main: true,
    cell: ({ variant, titleSnapshot, optionsSnapshot, skuSnapshot }) => (
      <span className="flex items-center gap-3">
        <ProductImage image={variant?.image} title={titleSnapshot} className="size-10 shrink-0 rounded-lg" />
        <span className="min-w-0">
          <span className="line-clamp-2 font-medium">{titleSnapshot}</span>
          <span className="text-xs text-muted">
            {skuSnapshot}
            {optionsSnapshot && ` · ${optionsSnapshot}`}
          </span>
        </span>
      </span>
    ),
  },
  { header: 'Sold', align: 'right', cell: ({ quantity }) => quantity },
  { header: 'Shipped', align: 'right', cell: ({ fulfilledQuantity }) => fulfilledQuantity },
  {
    header: 'Open',
    align: 'right',
    cell: (line) => <span className={openUnits(line) > 0 ? 'font-semibold' : 'text-muted'}>{openUnits(line)}</span>,
  },
  {
    header: 'Other',
    cell: ({ cancelledQuantity, returningQuantity, returnedQuantity }) => (
      <span className="text-xs text-muted">
        {[
          cancelledQuantity > 0 && `${cancelledQuantity} cancelled`,
          returningQuantity > 0 && `${returningQuantity} coming back`,
          returnedQuantity > 0 && `${returnedQuantity} returned`,
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
    ),
  },
  {
    header: 'In stock',
    desktopOnly: true,
    cell: ({ variant }) => (
      <span className="text-xs text-muted">
        {(variant?.inventory ?? [])
          .filter(({ onHand }) => onHand > 0)
          .map(({ onHand, warehouse }) => `${onHand} in ${warehouse.name}`)
          .join(', ')}
      </span>
    ),
  },
  { header: 'Price', align: 'right', cell: ({ total }) => formatMoney(total) },
];
