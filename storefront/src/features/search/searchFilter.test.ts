import { expect, it } from 'vitest';
import { readListing } from '@/features/catalog/listing';
import { listingFacets, searchSorts, toSearchFilters, toSearchOrder } from './searchFilter';

const read = (query: string) => readListing(new URLSearchParams(query), searchSorts);

it('asks for everything when no filter is on', () => {
  expect(toSearchFilters(read('q=lamp'), 'EUR')).toEqual({});
  expect(toSearchOrder(read('q=lamp'))).toBe('RELEVANCE');
});

it('passes every filter on', () => {
  const query = 'f.brand=Orra&f.category=cat_1&min=5&max=9.99&rating=4&stock=1&sort=price';
  expect(toSearchFilters(read(query), 'EUR')).toEqual({
    brands: ['Orra'],
    categoryIds: ['cat_1'],
    priceFrom: { minorUnits: 500, currency: 'EUR' },
    priceTo: { minorUnits: 999, currency: 'EUR' },
    ratingFrom: 4,
    inStock: true,
  });
  expect(toSearchOrder(read(query))).toBe('PRICE_ASCENDING');
});

it('shows the facets that it can filter by', () => {
  const buckets = [{ value: 'Orra', label: 'Orra', count: 3, priceFrom: null, priceTo: null }];
  expect(
    listingFacets([
      { kind: 'BRAND', buckets },
      { kind: 'SELLER', buckets },
    ]),
  ).toEqual([
    { code: 'brand', label: 'Brand', buckets: [{ value: 'Orra', label: 'Orra', count: 3, min: null, max: null }] },
  ]);
});
