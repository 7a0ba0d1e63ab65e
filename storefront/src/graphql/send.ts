import { newTraceParent } from './trace';

/** An operation as it goes over the wire. */
export const requestBody = ({
  document,
  variables,
}: {
  document: { toString(): string };
  variables: unknown;
}): string => JSON.stringify({ query: document.toString(), variables });

/** One operation to the shop's one endpoint (GraphQL over HTTP). */
export function send(body: string, accessToken?: string | null, signal?: AbortSignal): Promise<Response> {
  return fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      traceparent: newTraceParent(),
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
    },
    body,
    ...(signal ? { signal } : {}),
  });
}
