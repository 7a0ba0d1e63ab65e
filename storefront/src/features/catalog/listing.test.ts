import { describe, expect, it } from 'vitest';
import { catalogueSorts } from './catalogueFilter';
import { filterCount, readListing, toggleFacet, withoutFilters, writeListing, type Listing } from './listing';

const read = (query: string) => readListing(new URLSearchParams(query), catalogueSorts);
const write = (listing: Listing) => writeListing(listing, catalogueSorts).toString();

describe('the address of a listing', () => {
  it('survives a round trip', () => {
    const query = 'sort=price&f.brand=Orra&f.brand=Miro&f.color=Ink&min=10&max=50&rating=4&stock=1';
    expect(write(read(query))).toBe(query);
  });

  it('is empty when nothing is chosen', () => {
    expect(write(read(''))).toBe('');
  });

  it('ignores what it does not know', () => {
    expect(write(read('sort=nonsense&rating=abc&page=3'))).toBe('');
  });
});

it('turns a facet value on and off again', () => {
  const on = toggleFacet(read(''), 'brand', 'Orra');
  expect(on.facets).toEqual({ brand: ['Orra'] });
  expect(toggleFacet(on, 'brand', 'Orra').facets).toEqual({ brand: [] });
});

it('counts filters, a price span as one', () => {
  expect(filterCount(read('f.brand=Orra&f.brand=Miro&min=1&max=2&stock=1&rating=3&sort=price'))).toBe(5);
});

it('keeps the order when the filters are cleared', () => {
  expect(write(withoutFilters(read('sort=rating&stock=1')))).toBe('sort=rating');
});
