import type { TypedDocumentString } from '@/graphql/typedDocument';
import { idempotencyKeyFor, settleIdempotencyKey } from '@/lib/idempotency';
import type { OfficeTag } from './officeApi';

type Document<TData, TVariables> = TypedDocumentString<TData, TVariables>;

/** A query endpoint: `pick` takes out of the answer what pages want. */
export const reading = <TData, TVariables, TResult>(
  document: Document<TData, TVariables>,
  pick: (data: TData) => TResult,
  providesTags: OfficeTag[],
) => ({
  query: (variables: TVariables) => ({ document: document as TypedDocumentString<unknown, never>, variables }),
  transformResponse: (data: unknown): TResult => pick(data as TData),
  providesTags,
});

export interface Page<TNode> {
  nodes: TNode[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** An endpoint for a list in the Relay way that grows page by page. */
export const listing = <TData, TVariables extends { first: number; after?: string | null }, TNode>(
  document: Document<TData, TVariables>,
  pick: (data: TData) => Page<TNode> | null | undefined,
  providesTags: OfficeTag[],
) => ({
  query: ({ queryArg, pageParam }: { queryArg: Omit<TVariables, 'after'>; pageParam: string | null }) => ({
    document: document as TypedDocumentString<unknown, never>,
    variables: { ...queryArg, after: pageParam },
  }),
  transformResponse: (data: unknown): Page<TNode> | null => pick(data as TData) ?? null,
  infiniteQueryOptions: {
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<TNode> | null) => (page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined),
  },
  providesTags,
});

/** All pages of a list so far, as one. */
export function rowsOf<TNode>(data: { pages: (Page<TNode> | null)[] } | undefined) {
  if (!data) {
    return { rows: undefined, total: undefined };
  }
  const pages = data.pages.filter((page) => page !== null);
  return pages.length === 0
    ? { rows: null, total: null }
    : { rows: pages.flatMap(({ nodes }) => nodes), total: pages[0]!.totalCount };
}

type InputOf<TVariables> = TVariables extends { input: infer TInput } ? TInput : never;

/** A mutation endpoint, whose argument is the input. */
export const changing = <TData, TVariables extends { input: unknown }, TResult>(
  document: Document<TData, TVariables>,
  pick: (data: TData) => TResult,
  invalidatesTags: OfficeTag[],
) => ({
  query: (input: InputOf<TVariables>) => ({
    document: document as TypedDocumentString<unknown, never>,
    variables: { input },
  }),
  transformResponse: (data: unknown): TResult => pick(data as TData),
  invalidatesTags,
});

/**
 * A mutation endpoint whose input has an idempotency key: it is chosen here, and stays the same until the shop has answered, so that
 * a second press or a retry after a lost answer changes nothing twice.
 */
export const changingOnce = <TData, TVariables extends { input: { idempotencyKey: string } }, TResult>(
  operation: string,
  document: Document<TData, TVariables>,
  pick: (data: TData) => TResult,
  invalidatesTags: OfficeTag[],
) => ({
  query: (input: Omit<InputOf<TVariables>, 'idempotencyKey'>) => ({
    document: document as TypedDocumentString<unknown, never>,
    variables: { input: { ...input, idempotencyKey: idempotencyKeyFor(operation, input) } },
  }),
  transformResponse: (data: unknown): TResult => pick(data as TData),
  async onQueryStarted(
    _input: Omit<InputOf<TVariables>, 'idempotencyKey'>,
    { queryFulfilled }: { queryFulfilled: Promise<unknown> },
  ) {
    await queryFulfilled.then(
      () => settleIdempotencyKey(operation),
      () => undefined,
    );
  },
  invalidatesTags,
});
