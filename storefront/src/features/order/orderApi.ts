import { api } from '@/graphql/api';
import { OrderPageDocument, OrderUpdatedDocument, type OrderFragment, type OrderPageQuery } from '@/graphql/generated';
import { subscribe } from '@/graphql/subscribe';
import { sessionGate } from '@/features/session/sessionGate';
import { followOrder } from './followOrder';
import { liveStatusChanged } from './orderSlice';

interface OrderKey {
  id: string;
  guestToken: string | null;
}

/** An order's timeline only grows. */
const isOlder = (read: OrderFragment | null, shown: OrderFragment | null): boolean =>
  read !== null && shown !== null && read.timeline.nodes.length < shown.timeline.nodes.length;

const orderApi = api.injectEndpoints({
  endpoints: (build) => ({
    /** The order, kept current by its subscription for as long as a page shows it. */
    order: build.query<OrderFragment | null, OrderKey>({
      query: (variables) => ({ document: OrderPageDocument, variables }),
      transformResponse: (data: OrderPageQuery) => data.order,
      // What is read again may have set out before the latest update and arrive after it.
      merge: (shown, read) => (isOlder(read, shown) ? undefined : read),
      providesTags: ['Orders'],
      async onCacheEntryAdded(key, { cacheDataLoaded, cacheEntryRemoved, updateCachedData, dispatch }) {
        const first = await cacheDataLoaded.catch(() => null);
        if (!first?.data) {
          return;
        }
        const leaving = new AbortController();
        void cacheEntryRemoved.then(() => leaving.abort());
        await followOrder(
          key,
          {
            open: (variables, signal) =>
              subscribe(OrderUpdatedDocument, variables, { accessToken: () => sessionGate.accessToken(), signal }),
            onOrder: (order) => updateCachedData(() => order),
            onStatus: (status) => dispatch(liveStatusChanged({ id: key.id, status })),
          },
          leaving.signal,
        );
      },
    }),
  }),
});

export const { useOrderQuery } = orderApi;
