import { sessionGate } from '@/features/session/sessionGate';
import {
  BulkCancelDocument,
  BulkListDocument,
  BulkPageDocument,
  BulkUpdatedDocument,
  ExportStartDocument,
  ImportStartDocument,
  type BulkFragment,
  type BulkListQueryVariables,
  type BulkPageQuery,
  type BulkUpdatedSubscription,
} from '@/graphql/generated';
import { subscribe } from '@/graphql/subscribe';
import { changing, listing, type Page } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';
import { backOff, followStream } from '@/office/live/followStream';

export type Bulk = BulkFragment;

export const isOver = ({ status }: Pick<Bulk, 'status'>): boolean => status !== 'QUEUED' && status !== 'RUNNING';

const importsApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    bulkList: build.infiniteQuery<Page<Bulk> | null, Omit<BulkListQueryVariables, 'after'>, string | null>(
      listing(BulkListDocument, (data) => data.bulkOperations, ['Bulk']),
    ),
    /** One operation, kept current by its subscription until it is over. */
    bulk: build.query<Bulk | null, string>({
      query: (id) => ({ document: BulkPageDocument, variables: { id } }),
      transformResponse: (data: BulkPageQuery) => data.bulkOperation,
      async onCacheEntryAdded(id, { cacheDataLoaded, cacheEntryRemoved, updateCachedData, dispatch }) {
        const first = await cacheDataLoaded.catch(() => null);
        if (!first?.data || isOver(first.data)) {
          return;
        }
        const leaving = new AbortController();
        void cacheEntryRemoved.then(() => leaving.abort());
        await followStream<BulkUpdatedSubscription>(
          {
            open: (_after, signal) =>
              subscribe(BulkUpdatedDocument, { id }, { accessToken: () => sessionGate.accessToken(), signal }),
            onUpdate({ bulkOperationUpdated: bulk }) {
              if (bulk) {
                updateCachedData(() => bulk);
              }
              return bulk && isOver(bulk) ? 'done' : { cursor: null };
            },
            onStatus: (status) =>
              status === 'ended' && dispatch(officeApi.util.invalidateTags(['Bulk', 'OfficeProducts', 'Inventory'])),
            pause: backOff,
          },
          leaving.signal,
        );
      },
    }),
    importStart: build.mutation(changing(ImportStartDocument, (data) => data.catalogImport, ['Bulk'])),
    exportStart: build.mutation(changing(ExportStartDocument, (data) => data.catalogExport, ['Bulk'])),
    bulkCancel: build.mutation(changing(BulkCancelDocument, (data) => data.bulkOperationCancel, ['Bulk'])),
  }),
});

export const {
  useBulkListInfiniteQuery,
  useBulkQuery,
  useImportStartMutation,
  useExportStartMutation,
  useBulkCancelMutation,
} = importsApi;
