import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CatalogRowFragment, ProductOrderField, ProductStatus } from '@/graphql/generated';
import { formatDay } from '@/lib/dates';
import { count } from '@/lib/words';
import { rowsOf } from '@/office/graphql/endpoints';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton, OfficeLink } from '@/office/ui/Button';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Input, Select } from '@/office/ui/Fields';
import { PlusIcon } from '@/office/ui/icons';
import { ListView, NothingHere, Pager } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { useDebounced } from '@/office/useDebounced';
import { PriceRange } from '@/ui/Price';
import { ProductImage } from '@/ui/ProductImage';
import { useSeller } from '../session/seller';
import { ProductBadge } from './ProductBadge';
import { useCatalogCountsQuery, useCatalogListInfiniteQuery, useCatalogSearchInfiniteQuery } from './productsApi';

type Stock = 'any' | 'in' | 'out';
const pageSize = 25;

/** All products of the seller, by state. */
export function ProductsPage() {
  const seller = useSeller();
  const navigate = useNavigate();
  const [status, setStatus] = useAddressState<ProductStatus>('status', 'ACTIVE');
  const [text, setText] = useAddressState<string>('q', '');
  const [stock, setStock] = useAddressState<Stock>('stock', 'any');
  const [field, setField] = useAddressState<ProductOrderField>('order', 'NEWEST');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useDebounced(text.trim());
  // The search engine knows what is on sale, and only that.
  const isSearch = status === 'ACTIVE' && query !== '';
  const inStock = stock === 'any' ? null : stock === 'in';
  const list = useCatalogListInfiniteQuery(
    { sellerId: seller.id, where: { status, inStock }, orderBy: { field }, first: pageSize },
    { skip: isSearch },
  );
  const found = useCatalogSearchInfiniteQuery(
    { query, filters: { sellerIds: [seller.id], inStock }, first: pageSize },
    { skip: !isSearch },
  );
  const shown = isSearch ? found : list;
  const { rows, total } = rowsOf(shown.data);
  const { data: counts } = useCatalogCountsQuery({ sellerId: seller.id });
  const choose = (next: ProductStatus) => {
    setChosen(new Set());
    setStatus(next);
  };
  return (
    <>
      <PageHeader
        title="Products"
        actions={
          <>
            <OfficeLink to="/dashboard/imports">Import</OfficeLink>
            <OfficeLink to="/dashboard/products/new" look="primary">
              <PlusIcon /> New product
            </OfficeLink>
          </>
        }
      />
      <Panel flush>
        <div className="space-y-3 px-5 py-4">
          <Tabs
            label="Which products"
            value={status}
            onChange={choose}
            options={[
              { value: 'ACTIVE', label: 'On sale', count: counts?.active?.totalCount },
              { value: 'DRAFT', label: 'Drafts', count: counts?.drafts?.totalCount },
              { value: 'PENDING_REVIEW', label: 'In review', count: counts?.inReview?.totalCount },
              { value: 'ARCHIVED', label: 'Archived', count: counts?.archived?.totalCount },
            ]}
          />
          <div className="grid grid-cols-2 gap-2 sm:flex">
            {status === 'ACTIVE' && (
              <Input
                label="Search"
                hideLabel
                type="search"
                placeholder="Search what is on sale"
                className="col-span-2 sm:w-72"
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
            <Select
              label="Stock"
              hideLabel
              className="sm:w-36"
              value={stock}
              onChange={({ target }) => setStock(target.value as Stock)}
              options={[
                { value: 'any', label: 'Any stock' },
                { value: 'in', label: 'In stock' },
                { value: 'out', label: 'Sold out' },
              ]}
            />
            {!isSearch && (
              <Select
                label="Order"
                hideLabel
                className="sm:ml-auto sm:w-40"
                value={field}
                onChange={({ target }) => setField(target.value as ProductOrderField)}
                options={[
                  { value: 'NEWEST', label: 'Newest first' },
                  { value: 'BESTSELLING', label: 'Most sold first' },
                  { value: 'RATING', label: 'Best rated first' },
                  { value: 'PRICE', label: 'Cheapest first' },
                ]}
              />
            )}
          </div>
        </div>
        {chosen.size > 0 && (
          <div className="flex flex-wrap items-center gap-3 border-t border-line bg-sand/60 px-5 py-2.5 text-sm">
            <span>{count(chosen.size, 'product')} chosen</span>
            <OfficeButton
              onClick={() =>
                void navigate(`/dashboard/products/bulk?status=${status}&ids=${[...chosen].slice(0, 25).join(',')}`)
              }
            >
              Edit prices and stock
            </OfficeButton>
            <OfficeButton look="quiet" onClick={() => setChosen(new Set())}>
              Choose none
            </OfficeButton>
            {chosen.size > 25 && <span className="text-muted">The first 25 can be edited together.</span>}
          </div>
        )}
        <ListView
          rows={rows}
          isLoading={shown.isLoading}
          error={shown.error}
          retry={() => void shown.refetch()}
          empty={
            <NothingHere
              title={isSearch ? `Nothing matches “${query}”` : 'No products here'}
              action={
                <OfficeLink to="/dashboard/products/new" look="primary">
                  Make one
                </OfficeLink>
              }
            >
              Make a product by hand, or import a whole catalogue from a file.
            </NothingHere>
          }
        >
          {(products) => (
            <DataTable
              caption="Products"
              rows={products}
              columns={columns}
              rowKey={({ id }) => id}
              nameOf={({ title }) => title}
              selection={{ ids: chosen, onChange: setChosen }}
            />
          )}
        </ListView>
        <Pager
          shown={rows?.length ?? 0}
          total={total}
          hasMore={shown.hasNextPage}
          busy={shown.isFetchingNextPage}
          onMore={() => void shown.fetchNextPage()}
        />
      </Panel>
    </>
  );
}

const columns: Column<CatalogRowFragment>[] = [
  {
    header: 'Product',
    main: true,
    cell: ({ id, title, brand, image, isShared }) => (
      <span className="flex items-center gap-3">
        <ProductImage image={image} title={title} className="size-10 shrink-0 rounded-lg" />
        <span className="min-w-0">
          <Link to={`/dashboard/products/${id}`} className="line-clamp-1 font-medium hover:underline">
            {title}
          </Link>
          <span className="text-xs text-muted">
            {brand}
            {isShared && ' · Shared listing'}
          </span>
        </span>
      </span>
    ),
  },
  {
    header: 'State',
    cell: ({ status, reviewNote }) => (
      <span className="inline-flex flex-wrap gap-1">
        <ProductBadge status={status} />
        {reviewNote && <Badge tone="attention">Sent back</Badge>}
      </span>
    ),
  },
  {
    header: 'Stock',
    cell: ({ inStock }) => (
      <span className={inStock ? 'text-muted' : 'text-coral-deep'}>{inStock ? 'In stock' : 'Sold out'}</span>
    ),
  },
  { header: 'Variants', align: 'right', cell: ({ variantCount }) => variantCount.totalCount },
  { header: 'Price', align: 'right', cell: ({ priceRange }) => <PriceRange range={priceRange} /> },
  {
    header: 'Rating',
    align: 'right',
    desktopOnly: true,
    cell: ({ rating }) => (rating.count > 0 ? `${rating.average.toFixed(1)} (${rating.count})` : null),
  },
  { header: 'Changed', align: 'right', desktopOnly: true, cell: ({ updatedAt }) => formatDay(updatedAt) },
];
