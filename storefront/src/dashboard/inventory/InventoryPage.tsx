import { useState } from 'react';
import { Link } from 'react-router';
import { formatDay } from '@/lib/dates';
import { rowsOf } from '@/office/graphql/endpoints';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { ListView, NothingHere, Pager } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { ProductImage } from '@/ui/ProductImage';
import { useSeller } from '../session/seller';
import { useStockListInfiniteQuery, type StockProduct, type StockVariant } from './inventoryApi';
import { StockDialog } from './StockDialog';
import { WarehousesPanel } from './WarehousesPanel';

type Which = 'all' | 'low' | 'out';

interface StockRow {
  product: StockProduct;
  variant: StockVariant;
}

/** What lies where, and what is running low. */
export function InventoryPage() {
  const seller = useSeller();
  const [which, setWhich] = useAddressState<Which>('stock', 'all');
  const [openId, setOpenId] = useState<string | null>(null);
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useStockListInfiniteQuery(
    {
      sellerId: seller.id,
      where: { status: 'ACTIVE', inStock: which === 'out' ? false : null },
      first: 25,
    },
  );
  const { rows: products, total } = rowsOf(data);
  const rows = products?.flatMap((product) => stockRows(product, seller.id).filter((row) => isShown(row, which)));
  const open = products?.flatMap(({ variants }) => variants.nodes).find(({ id }) => id === openId);
  return (
    <>
      <PageHeader title="Inventory">Stock of what is on sale, by warehouse.</PageHeader>
      <div className="space-y-5">
        <Panel flush>
          <div className="px-5 py-4">
            <Tabs
              label="Which stock"
              value={which}
              onChange={setWhich}
              options={[
                { value: 'all', label: 'All' },
                { value: 'low', label: 'Running low' },
                { value: 'out', label: 'Sold out' },
              ]}
            />
          </div>
          <ListView
            rows={rows}
            isLoading={isLoading}
            error={error}
            retry={() => void refetch()}
            empty={
              <NothingHere title={which === 'all' ? 'Nothing on sale yet' : 'Nothing among these products'}>
                {which === 'low' && hasNextPage && 'There are more products to look through: show more.'}
              </NothingHere>
            }
          >
            {(shown) => (
              <DataTable
                caption="Stock"
                rows={shown}
                columns={[...columns, actionColumn(setOpenId)]}
                rowKey={({ variant }) => variant.id}
              />
            )}
          </ListView>
          <Pager
            shown={products?.length ?? 0}
            total={total}
            hasMore={hasNextPage}
            busy={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        </Panel>
        <WarehousesPanel />
      </div>
      {open && <StockDialog variant={open} onClose={() => setOpenId(null)} />}
    </>
  );
}

/** On a shared listing the offers of others are none of this seller's. */
function stockRows(product: StockProduct, sellerId: string): StockRow[] {
  return product.variants.nodes
    .filter(({ seller }) => !seller || seller.id === sellerId)
    .map((variant) => ({ product, variant }));
}

function isShown({ variant: { availability } }: StockRow, which: Which): boolean {
  const quantity = availability.quantity ?? 0;
  return which === 'all' || (which === 'out' ? quantity === 0 : quantity > 0 && availability.lowStock);
}

const actionColumn = (open: (variantId: string) => void): Column<StockRow> => ({
  header: 'Change',
  align: 'right',
  cell: ({ variant }) => (
    <OfficeButton onClick={() => open(variant.id)} aria-label={`Change stock of ${variant.sku}`}>
      Change
    </OfficeButton>
  ),
});

const columns: Column<StockRow>[] = [
  {
    header: 'Item',
    main: true,
    cell: ({ product, variant }) => (
      <span className="flex items-center gap-3">
        <ProductImage image={product.image} title={product.title} className="size-9 shrink-0 rounded-lg" />
        <span className="min-w-0">
          <Link to={`/dashboard/products/${product.id}`} className="line-clamp-1 font-medium hover:underline">
            {product.title}
          </Link>
          <span className="text-xs text-muted">
            {[variant.sku, ...variant.options.map(({ value }) => value)].join(' · ')}
          </span>
        </span>
      </span>
    ),
  },
  {
    header: 'Where',
    cell: ({ variant }) => (
      <span className="text-muted">
        {(variant.inventory ?? []).map(({ warehouse, onHand }) => `${warehouse.name} ${onHand}`).join(', ') || '—'}
      </span>
    ),
  },
  {
    header: 'On hand',
    align: 'right',
    cell: ({ variant }) => (variant.inventory ?? []).reduce((sum, { onHand }) => sum + onHand, 0),
  },
  {
    header: 'Reserved',
    align: 'right',
    cell: ({ variant }) => (variant.inventory ?? []).reduce((sum, { reserved }) => sum + reserved, 0),
  },
  {
    header: 'To sell',
    align: 'right',
    cell: ({ variant: { availability } }) => (
      <span className="inline-flex items-center gap-2">
        {(availability.quantity ?? 0) === 0 ? (
          <Badge tone="bad">Sold out</Badge>
        ) : (
          availability.lowStock && <Badge tone="progress">Low</Badge>
        )}
        <strong>{availability.quantity ?? 0}</strong>
      </span>
    ),
  },
  {
    header: 'Expected',
    align: 'right',
    desktopOnly: true,
    cell: ({ variant: { availability } }) => availability.restockAt && formatDay(availability.restockAt),
  },
];
