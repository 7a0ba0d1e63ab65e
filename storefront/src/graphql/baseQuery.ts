import type { BaseQueryFn } from '@reduxjs/toolkit/query';
import { execute, TransportFailure, type GraphQLError } from './execute';
import type { TypedDocumentString } from './typedDocument';

export interface GraphQLRequest {
  document: TypedDocumentString<unknown, never>;
  variables: unknown;
}

/** Serializable, as everything in the Redux store must be. */
export interface GraphQLFailure {
  kind: 'transport' | 'graphql';
  message: string;
  code?: string;
}

/** What the base query needs of the session feature, which is built on top of it. */
export interface SessionGate {
  /** A token that is valid for a while, refreshed first when needed; null for guests. */
  accessToken(): Promise<string | null>;
  /** The shop no longer accepts the token: fetch another one, or become a guest. */
  renewAccessToken(rejected: string): Promise<string | null>;
}

/**
 * RTK Query over GraphQL. Data wins over errors: a field of a subgraph that is down is null and the rest of the page
 * stands; only an answer without any data is a failure.
 */
export function graphqlBaseQuery(
  session: SessionGate,
): BaseQueryFn<GraphQLRequest, unknown, GraphQLFailure, object, { errors: GraphQLError[] }> {
  return async ({ document, variables }, { signal }) => {
    const send = (accessToken: string | null) => execute(document, variables as never, { accessToken, signal });
    try {
      const token = await session.accessToken();
      let result = await send(token);
      if (token && result.errors?.some(isUnauthenticated)) {
        result = await send(await session.renewAccessToken(token));
      }
      const errors = result.errors ?? [];
      return isAnswered(result.data, errors)
        ? { data: result.data, meta: { errors } }
        : { error: toFailure(errors), meta: { errors } };
    } catch (error) {
      if (error instanceof TransportFailure) {
        return { error: { kind: 'transport', message: error.message } };
      }
      throw error;
    }
  };
}

const isUnauthenticated = (error: GraphQLError) => error.extensions?.code === 'UNAUTHENTICATED';

/** `{ product: null }` says "there is no such product"; with an error beside it, it says that nobody could tell. */
function isAnswered(data: unknown, errors: GraphQLError[]): boolean {
  if (data === null || data === undefined) {
    return false;
  }
  return errors.length === 0 || Object.values(data).some((field) => field !== null);
}

function toFailure(errors: GraphQLError[]): GraphQLFailure {
  const [first] = errors;
  const failure: GraphQLFailure = { kind: 'graphql', message: first?.message ?? 'The shop gave no answer.' };
  return first?.extensions?.code ? { ...failure, code: first.extensions.code } : failure;
}
