import { configureStore } from '@reduxjs/toolkit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { catalogApi } from '@/features/catalog/catalogApi';
import { catalogueSorts, toOrderBy, toWhere } from '@/features/catalog/catalogueFilter';
import { readListing } from '@/features/catalog/listing';
import { homeApi } from '@/features/home/homeApi';
import { productApi } from '@/features/product/productApi';
import { api } from '@/graphql/api';
import { requestBody } from '@/graphql/send';
import { openedRequests, takeOpened } from './opened';
import { openingRequests } from './requests';

const { categoryTree, category, productList } = catalogApi.endpoints;
const listing = readListing(new URLSearchParams(), catalogueSorts);
const list = { where: toWhere(listing, {}, 'EUR'), orderBy: toOrderBy(listing) };

/** What the pages ask for, as they ask for it. */
const asked = {
  '/': [homeApi.endpoints.home.initiate(), categoryTree.initiate()],
  '/p/lamp': [productApi.endpoints.product.initiate('lamp'), categoryTree.initiate()],
  '/c/audio': [
    category.initiate('audio'),
    productList.initiate({ category: 'audio', ...list }),
    categoryTree.initiate(),
  ],
  '/browse': [productList.initiate(list), categoryTree.initiate()],
};

const fetchMock = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal(
    'fetch',
    fetchMock.mockReset().mockImplementation(async () => new Response('{"data":{}}')),
  );
  openedRequests.clear();
});

const sent = () => fetchMock.mock.calls.map(([, init]) => init!.body);
const bodiesOf = (pathname: string, search = '') => openingRequests({ pathname, search }).map(requestBody);

describe('openingRequests', () => {
  it.each(Object.entries(asked))('are those of the page at %s, word for word', async (path, actions) => {
    const store = configureStore({
      reducer: { [api.reducerPath]: api.reducer },
      middleware: (defaults) => defaults().concat(api.middleware),
    });
    await Promise.all(actions.map((action) => store.dispatch(action as never)));
    expect(bodiesOf(path).toSorted()).toEqual(sent().toSorted());
  });

  it('leave a filtered list to the page', () => {
    expect(bodiesOf('/c/audio', '?stock=1')).toHaveLength(bodiesOf('/c/audio').length - 1);
    expect(bodiesOf('/browse', '?stock=1')).toEqual([]);
  });

  it('are none for other pages', () => {
    expect(['/cart', '/account/orders', '/c/a/b', '/p/%2e%2e'].flatMap((path) => bodiesOf(path))).toEqual([]);
  });
});

describe('takeOpened', () => {
  it('hands out an early answer once', async () => {
    const answer = new Response();
    openedRequests.set('body', Promise.resolve(answer));
    expect(await takeOpened('body')).toBe(answer);
    expect(await takeOpened('body')).toBeNull();
  });

  it('has nothing when the answer is old', async () => {
    vi.spyOn(performance, 'now').mockReturnValue(60_000);
    openedRequests.set('body', Promise.resolve(new Response()));
    expect(await takeOpened('body')).toBeNull();
  });
});
