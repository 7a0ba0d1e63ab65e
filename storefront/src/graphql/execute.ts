import { takeOpened } from '@/opening/opened';
import { requestBody, send } from './send';
import type { TypedDocumentString } from './typedDocument';

export interface GraphQLError {
  message: string;
  path?: (string | number)[];
  extensions?: { code?: string };
}

export interface GraphQLResult<TData> {
  data?: TData | null;
  errors?: GraphQLError[];
}

/** Why no answer came: the network, or a server that did not speak GraphQL. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';
}

export interface ExecuteOptions {
  accessToken?: string | null;
  signal?: AbortSignal;
}

/** Sends one query or mutation to the shop's one endpoint (GraphQL over HTTP). */
export async function execute<TData, TVariables>(
  document: TypedDocumentString<TData, TVariables>,
  variables: TVariables,
  { accessToken, signal }: ExecuteOptions = {},
): Promise<GraphQLResult<TData>> {
  const body = requestBody({ document, variables });
  let response: Response;
  try {
    response = (accessToken ? null : await takeOpened(body)) ?? (await send(body, accessToken, signal));
  } catch (cause) {
    throw new TransportFailure('The shop cannot be reached. Check your connection and try again.', { cause });
  }
  try {
    return (await response.json()) as GraphQLResult<TData>;
  } catch (cause) {
    throw new TransportFailure(`The shop did not answer properly (HTTP ${response.status}).`, { cause });
  }
}
