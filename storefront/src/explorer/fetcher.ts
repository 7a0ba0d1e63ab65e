import { createGraphiQLFetcher, type Fetcher, type FetcherParams } from '@graphiql/toolkit';
import { createClient } from 'graphql-sse';
import { getOperationAST, parse } from 'graphql';

const url = '/graphql';
const request = createGraphiQLFetcher({ url });

/** Queries and mutations by POST; subscriptions as server-sent events on the same address, with the same headers. */
export const fetcher: Fetcher = (params, options) => {
  if (!isSubscription(params)) {
    return request(params, options);
  }
  const client = createClient({ url, headers: options?.headers ?? {}, retryAttempts: 0 });
  return client.iterate({
    query: params.query,
    variables: params.variables as Record<string, unknown> | undefined,
    operationName: params.operationName ?? undefined,
  }) as AsyncIterableIterator<never>;
};

function isSubscription({ query, operationName }: FetcherParams): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false; // The shop says what is wrong with it.
  }
}
