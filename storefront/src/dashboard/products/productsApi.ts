import {
  CatalogCountsDocument,
  CatalogListDocument,
  CatalogMediaAddDocument,
  CatalogMediaRemoveDocument,
  CatalogMediaReorderDocument,
  CatalogMediaUpdateDocument,
  CatalogProductArchiveDocument,
  CatalogProductCreateDocument,
  CatalogProductPageDocument,
  CatalogProductPublishDocument,
  CatalogProductUpdateDocument,
  CatalogSearchDocument,
  CatalogSelectionDocument,
  CatalogVariantUpsertDocument,
  type CatalogListQueryVariables,
  type CatalogProductFragment,
  type CatalogRowFragment,
  type CatalogSearchQueryVariables,
  type CatalogVariantFragment,
} from '@/graphql/generated';
import { changing, listing, reading, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type CatalogProduct = CatalogProductFragment;
export type CatalogVariant = CatalogVariantFragment;

const productsApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    catalogList: build.infiniteQuery<
      Page<CatalogRowFragment> | null,
      Omit<CatalogListQueryVariables, 'after'>,
      string | null
    >(listing(CatalogListDocument, (data) => data.seller?.products, ['OfficeProducts'])),
    catalogSearch: build.infiniteQuery<
      Page<CatalogRowFragment> | null,
      Omit<CatalogSearchQueryVariables, 'after'>,
      string | null
    >(
      listing(
        CatalogSearchDocument,
        ({ search }) =>
          search && {
            nodes: search.hits.flatMap(({ product }) => product ?? []),
            totalCount: search.totalCount,
            pageInfo: search.pageInfo,
          },
        ['OfficeProducts'],
      ),
    ),
    catalogCounts: build.query(reading(CatalogCountsDocument, (data) => data.seller, ['OfficeProducts', 'Inventory'])),
    catalogProduct: build.query(
      reading(CatalogProductPageDocument, (data) => data.product, ['OfficeProducts', 'Inventory']),
    ),
    catalogSelection: build.query(
      reading(CatalogSelectionDocument, (data) => data.seller?.products?.nodes ?? null, [
        'OfficeProducts',
        'Inventory',
      ]),
    ),
    productCreate: build.mutation(
      changing(CatalogProductCreateDocument, (data) => data.productCreate, ['OfficeProducts']),
    ),
    productUpdate: build.mutation(
      changing(CatalogProductUpdateDocument, (data) => data.productUpdate, ['OfficeProducts']),
    ),
    productPublish: build.mutation(
      changing(CatalogProductPublishDocument, (data) => data.productPublish, ['OfficeProducts']),
    ),
    productArchive: build.mutation(
      changing(CatalogProductArchiveDocument, (data) => data.productArchive, ['OfficeProducts']),
    ),
    variantUpsert: build.mutation(
      changing(CatalogVariantUpsertDocument, (data) => data.variantUpsert, ['OfficeProducts']),
    ),
    mediaAdd: build.mutation(changing(CatalogMediaAddDocument, (data) => data.mediaAdd, ['OfficeProducts'])),
    mediaRemove: build.mutation(changing(CatalogMediaRemoveDocument, (data) => data.mediaRemove, ['OfficeProducts'])),
    mediaReorder: build.mutation(
      changing(CatalogMediaReorderDocument, (data) => data.mediaReorder, ['OfficeProducts']),
    ),
    mediaUpdate: build.mutation(changing(CatalogMediaUpdateDocument, (data) => data.mediaUpdate, ['OfficeProducts'])),
  }),
});

export const {
  useCatalogListInfiniteQuery,
  useCatalogSearchInfiniteQuery,
  useCatalogCountsQuery,
  useCatalogProductQuery,
  useCatalogSelectionQuery,
  useProductCreateMutation,
  useProductUpdateMutation,
  useProductPublishMutation,
  useProductArchiveMutation,
  useVariantUpsertMutation,
  useMediaAddMutation,
  useMediaRemoveMutation,
  useMediaReorderMutation,
  useMediaUpdateMutation,
} = productsApi;
