import { beforeEach, describe, expect, it, vi } from 'vitest';
import { graphqlBaseQuery, type SessionGate } from './baseQuery';
import { TypedDocumentString } from './typedDocument';

const document = new TypedDocumentString<unknown, never>('query Page { product { id } me { id } }');
const guest: SessionGate = { accessToken: async () => null, renewAccessToken: async () => null };
const fetchMock = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal('fetch', fetchMock.mockReset());
});

const answer = (body: unknown) => fetchMock.mockResolvedValueOnce(new Response(JSON.stringify(body)));
const run = async (session = guest) =>
  graphqlBaseQuery(session)(
    { document, variables: { slug: 'lamp' } },
    { signal: new AbortController().signal } as never,
    {},
  );
const sentHeaders = (call: number) => fetchMock.mock.calls[call]![1]!.headers as Record<string, string>;

describe('graphqlBaseQuery', () => {
  it('posts the operation and its variables', async () => {
    answer({ data: { product: { id: 'prd_1' } } });
    expect(await run()).toMatchObject({ data: { product: { id: 'prd_1' } } });
    expect(JSON.parse(fetchMock.mock.calls[0]![1]!.body as string)).toEqual({
      query: document.toString(),
      variables: { slug: 'lamp' },
    });
    expect(sentHeaders(0).authorization).toBeUndefined();
  });

  it('keeps the page when only a part of it failed', async () => {
    const errors = [{ message: 'ai is down', path: ['product', 'similar'] }];
    answer({ data: { product: { id: 'prd_1', similar: null } }, errors });
    expect(await run()).toMatchObject({ data: { product: { similar: null } }, meta: { errors } });
  });

  it('tells "not found" from "could not look"', async () => {
    answer({ data: { product: null } });
    expect(await run()).toMatchObject({ data: { product: null } });
    answer({ data: { product: null }, errors: [{ message: 'timeout', extensions: { code: 'SUBGRAPH_TIMEOUT' } }] });
    expect(await run()).toMatchObject({ error: { kind: 'graphql', message: 'timeout', code: 'SUBGRAPH_TIMEOUT' } });
  });

  it('renews a token that the shop no longer accepts, and asks again', async () => {
    const session = { accessToken: async () => 'old', renewAccessToken: vi.fn(async () => 'new') };
    answer({ data: null, errors: [{ message: 'expired', extensions: { code: 'UNAUTHENTICATED' } }] });
    answer({ data: { me: { id: 'usr_1' } } });
    expect(await run(session)).toMatchObject({ data: { me: { id: 'usr_1' } } });
    expect(session.renewAccessToken).toHaveBeenCalledExactlyOnceWith('old');
    expect([0, 1].map((call) => sentHeaders(call).authorization)).toEqual(['Bearer old', 'Bearer new']);
  });

  it('reports an unreachable shop in words for a shopper', async () => {
    fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    expect(await run()).toMatchObject({
      error: { kind: 'transport', message: expect.stringContaining('cannot be reached') },
    });
  });

  it('reports an answer that is no GraphQL', async () => {
    fetchMock.mockResolvedValueOnce(new Response('<html>Bad gateway</html>', { status: 502 }));
    expect(await run()).toMatchObject({ error: { kind: 'transport', message: expect.stringContaining('502') } });
  });
});
