import { createGraphiQLFetcher, type Fetcher, type FetcherParams } from '@graphiql/toolkit';
import { createClient } from 'graphql-sse';
import { getOperationAST, parse } from 'graphql';
import { plans } from './queryPlan';

const url = '/graphql';
const request = createGraphiQLFetcher({ url, enableIncrementalDelivery: false });

/** Queries and mutations by POST; subscriptions as server-sent events on the same address, with the same headers. */
export const fetcher: Fetcher = (params, options) => {
  if (!isSubscription(params)) {
    return plans.isOpen && params.operationName !== 'IntrospectionQuery'
      ? withPlan('ANALYZE', params, options)
      : request(params, options);
  }
  const client = createClient({ url, headers: options?.headers ?? {}, retryAttempts: 0 });
  return client.iterate({
    query: params.query,
    variables: params.variables as Record<string, unknown> | undefined,
    operationName: params.operationName ?? undefined,
  }) as AsyncIterableIterator<never>;
};

/** Shows how the operation would be answered; nothing runs. */
export const explain = (params: FetcherParams, options: Parameters<Fetcher>[1]) => withPlan('EXPLAIN', params, options);

async function withPlan(queryPlan: 'ANALYZE' | 'EXPLAIN', params: FetcherParams, options: Parameters<Fetcher>[1]) {
  const asked: FetcherParams & { extensions: object } = { ...params, extensions: { queryPlan } };
  const answer = (await request(asked, options)) as never;
  return plans.take(answer);
}

function isSubscription({ query, operationName }: FetcherParams): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false; // The shop says what is wrong with it.
  }
}
