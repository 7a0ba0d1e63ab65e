import {
  StockAdjustDocument,
  StockHistoryDocument,
  StockListDocument,
  StockTransferDocument,
  StockUpdateDocument,
  WarehouseRetireDocument,
  WarehouseUpsertDocument,
  WarehousesDocument,
  type StockHistoryQuery,
  type StockHistoryQueryVariables,
  type StockListQuery,
  type StockListQueryVariables,
  type StockVariantFragment,
  type WarehousesQuery,
} from '@/graphql/generated';
import { changing, changingOnce, listing, reading, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type Warehouse = NonNullable<WarehousesQuery['warehouses']>[number];
export type StockVariant = StockVariantFragment;
export type StockProduct = NonNullable<NonNullable<StockListQuery['seller']>['products']>['nodes'][number];
export type StockMovement = NonNullable<StockHistoryQuery['inventoryHistory']>['nodes'][number];

const inventoryApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    warehouses: build.query(reading(WarehousesDocument, (data) => data.warehouses, ['Warehouses'])),
    stockList: build.infiniteQuery<Page<StockProduct> | null, Omit<StockListQueryVariables, 'after'>, string | null>(
      listing(StockListDocument, (data) => data.seller?.products, ['Inventory', 'OfficeProducts']),
    ),
    stockHistory: build.infiniteQuery<
      Page<StockMovement> | null,
      Omit<StockHistoryQueryVariables, 'after'>,
      string | null
    >(listing(StockHistoryDocument, (data) => data.inventoryHistory, ['Inventory'])),
    stockAdjust: build.mutation(
      changingOnce('inventoryAdjust', StockAdjustDocument, (data) => data.inventoryAdjust, ['Inventory']),
    ),
    stockTransfer: build.mutation(
      changingOnce('inventoryTransfer', StockTransferDocument, (data) => data.inventoryTransfer, ['Inventory']),
    ),
    stockUpdate: build.mutation(
      changing(StockUpdateDocument, (data) => data.variantStockUpdate, ['Inventory', 'OfficeProducts']),
    ),
    warehouseUpsert: build.mutation(
      changing(WarehouseUpsertDocument, (data) => data.warehouseUpsert, ['Warehouses', 'Inventory']),
    ),
    warehouseRetire: build.mutation(
      changing(WarehouseRetireDocument, (data) => data.warehouseRetire, ['Warehouses', 'Inventory']),
    ),
  }),
});

export const {
  useWarehousesQuery,
  useStockListInfiniteQuery,
  useStockHistoryInfiniteQuery,
  useStockAdjustMutation,
  useStockTransferMutation,
  useStockUpdateMutation,
  useWarehouseUpsertMutation,
  useWarehouseRetireMutation,
} = inventoryApi;
