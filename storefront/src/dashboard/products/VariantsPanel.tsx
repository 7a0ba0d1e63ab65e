import { useState } from 'react';
import { formatMoney } from '@/lib/money';
import { OfficeButton } from '@/office/ui/Button';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { PlusIcon } from '@/office/ui/icons';
import { NothingHere } from '@/office/ui/ListStates';
import { Panel } from '@/office/ui/Panel';
import { Price } from '@/ui/Price';
import { StockDialog } from '../inventory/StockDialog';
import { useSeller } from '../session/seller';
import type { CatalogProduct, CatalogVariant } from './productsApi';
import { VariantDialog } from './VariantDialog';

type Open = { task: 'edit'; variantId: string | null } | { task: 'stock'; variantId: string } | null;

/** What can be bought of a product, with prices and stock. */
export function VariantsPanel({ product }: { product: CatalogProduct }) {
  const seller = useSeller();
  const [open, setOpen] = useState<Open>(null);
  const variants = product.variants.nodes.filter((variant) => !variant.seller || variant.seller.id === seller.id);
  const chosen = variants.find(({ id }) => id === open?.variantId);
  const close = () => setOpen(null);
  return (
    <Panel
      title="Variants"
      flush
      actions={
        <OfficeButton onClick={() => setOpen({ task: 'edit', variantId: null })}>
          <PlusIcon /> Add a variant
        </OfficeButton>
      }
    >
      {variants.length === 0 ? (
        <NothingHere title="Nothing to buy yet">
          A variant is what shoppers put into the cart: a size, a colour, or simply the thing. It needs a price.
        </NothingHere>
      ) : (
        <DataTable
          caption="Variants"
          rows={variants}
          columns={[...columns, actionColumn(setOpen)]}
          rowKey={({ id }) => id}
        />
      )}
      {open?.task === 'edit' && <VariantDialog product={product} variant={chosen ?? null} onClose={close} />}
      {open?.task === 'stock' && chosen && <StockDialog variant={chosen} onClose={close} />}
    </Panel>
  );
}

const columns: Column<CatalogVariant>[] = [
  {
    header: 'SKU',
    main: true,
    cell: ({ sku, gtin }) => (
      <>
        <span className="font-medium">{sku}</span>
        {gtin && <span className="block text-xs text-muted">{gtin}</span>}
      </>
    ),
  },
  {
    header: 'Options',
    cell: ({ options }) => options.map(({ value, unit }) => [value, unit].filter(Boolean).join(' ')).join(', ') || null,
  },
  {
    header: 'Price',
    align: 'right',
    cell: (variant) =>
      variant.shop ? (
        <Price price={variant.shop} before={variant.shopBefore} />
      ) : (
        <span className="text-coral-deep">No price</span>
      ),
  },
  {
    header: 'Other currencies',
    align: 'right',
    desktopOnly: true,
    cell: ({ prices, shop }) => (
      <span className="text-muted">
        {prices
          .filter(({ currency }) => currency !== shop?.currency)
          .map((price) => formatMoney(price))
          .join(', ')}
      </span>
    ),
  },
  {
    header: 'On hand',
    align: 'right',
    cell: ({ inventory }) => (inventory ?? []).reduce((sum, { onHand }) => sum + onHand, 0),
  },
];

const actionColumn = (open: (what: Open) => void): Column<CatalogVariant> => ({
  header: 'Change',
  align: 'right',
  cell: ({ id, sku }) => (
    <span className="inline-flex gap-1">
      <OfficeButton look="quiet" aria-label={`Stock of ${sku}`} onClick={() => open({ task: 'stock', variantId: id })}>
        Stock
      </OfficeButton>
      <OfficeButton look="quiet" aria-label={`Edit ${sku}`} onClick={() => open({ task: 'edit', variantId: id })}>
        Edit
      </OfficeButton>
    </span>
  ),
});
