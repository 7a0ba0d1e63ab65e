import { SaleFiguresDocument, type SaleFiguresQuery } from '@/graphql/generated';
import type { TypedDocumentString } from '@/graphql/typedDocument';
import { officeApi } from '@/office/graphql/officeApi';
import type { FigureSale } from './figures';

export interface SalesOfRange {
  sales: FigureSale[];
  /** How many there are in all; more than `sales` when they are too many for a page. */
  total: number;
}

/** Pages of a hundred: what is shown rests on at most this many orders, and says so. */
const maxPages = 20;

const analyticsApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    /** All sales since some time, the newest first. */
    salesSince: build.query<SalesOfRange | null, { sellerId: string; since: string }>({
      async queryFn({ sellerId, since }, _api, _options, send) {
        const sales: FigureSale[] = [];
        let total = 0;
        let after: string | null = null;
        for (let page = 0; page < maxPages; page++) {
          const answer = await send({
            document: SaleFiguresDocument as TypedDocumentString<unknown, never>,
            variables: { sellerId, since, after },
          });
          if (answer.error) {
            return { error: answer.error };
          }
          const orders: NonNullable<SaleFiguresQuery['seller']>['orders'] | undefined = (
            answer.data as SaleFiguresQuery
          ).seller?.orders;
          if (!orders) {
            return { data: null };
          }
          sales.push(...orders.nodes);
          total = orders.totalCount;
          after = orders.pageInfo.endCursor;
          if (!orders.pageInfo.hasNextPage) {
            break;
          }
        }
        return { data: { sales, total } };
      },
      providesTags: ['SellerOrders'],
    }),
  }),
});

export const { useSalesSinceQuery } = analyticsApi;
