import { expect, it } from 'vitest';
import type { SuggestQuery } from '@/graphql/generated';
import { suggestionsOf } from './suggestions';

const tree = [{ id: 'cat_1', slug: 'home', name: 'Home', children: [{ id: 'cat_2', slug: 'lamps', name: 'Lamps' }] }];

const answer = {
  autocomplete: ['lamp', 'lamps'],
  search: {
    hits: [
      { product: { id: 'prd_1', slug: 'night-lamp', title: 'Night Lamp', image: null, priceRange: null } },
      { product: null },
    ],
    facets: [
      {
        kind: 'BRAND',
        buckets: [
          { value: 'Lampora', label: 'Lampora' },
          { value: 'Orra', label: 'Orra' },
        ],
      },
    ],
  },
} as SuggestQuery;

it('offers phrases, then departments and brands that begin so, then products', () => {
  expect(suggestionsOf('lam', answer, tree).map(({ path }) => path)).toEqual([
    '/search?q=lamp',
    '/search?q=lamps',
    '/c/lamps',
    '/browse?f.brand=Lampora',
    '/p/night-lamp',
  ]);
});

it('offers what is left when the search rests', () => {
  expect(suggestionsOf('lam', { autocomplete: null, search: null }, tree).map(({ kind }) => kind)).toEqual([
    'category',
  ]);
});
