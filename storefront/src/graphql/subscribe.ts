import { createClient } from 'graphql-sse';
import type { GraphQLResult } from './execute';
import { newTraceParent } from './trace';
import type { TypedDocumentString } from './typedDocument';

export interface SubscribeOptions {
  accessToken: () => Promise<string | null>;
  signal: AbortSignal;
}

/** One subscription over server-sent events. It ends when the stream does; whoever reads it decides whether to resume. */
export async function* subscribe<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables,
  { accessToken, signal }: SubscribeOptions,
): AsyncGenerator<GraphQLResult<TData>> {
  const client = createClient({
    url: '/graphql',
    retryAttempts: 0,
    headers: async () => {
      const token = await accessToken();
      return { traceparent: newTraceParent(), ...(token ? { authorization: `Bearer ${token}` } : {}) };
    },
  });
  const abort = () => client.dispose();
  signal.addEventListener('abort', abort, { once: true });
  try {
    yield* client.iterate<TData>({
      query: document.toString(),
      variables: variables as Record<string, unknown>,
    }) as AsyncIterableIterator<GraphQLResult<TData>>;
  } finally {
    signal.removeEventListener('abort', abort);
    client.dispose();
  }
}
