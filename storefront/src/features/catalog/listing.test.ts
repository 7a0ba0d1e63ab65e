import { describe, expect, it } from 'vitest';
import { filterCount, readListing, toggleFacet, toOrderBy, toWhere, withoutFilters, writeListing } from './listing';

const read = (query: string) => readListing(new URLSearchParams(query));

describe('the address of a listing', () => {
  it('survives a round trip', () => {
    const query = 'sort=price&f.brand=Orra&f.brand=Miro&f.color=Ink&min=10&max=50&rating=4&stock=1';
    expect(writeListing(read(query)).toString()).toBe(query);
  });

  it('is empty when nothing is chosen', () => {
    expect(writeListing(read('')).toString()).toBe('');
  });

  it('ignores what it does not know', () => {
    expect(writeListing(read('sort=nonsense&rating=abc&page=3')).toString()).toBe('');
  });
});

describe('the filter of a listing', () => {
  it('stays within its category', () => {
    expect(toWhere(read(''), { categoryId: 'cat_1' }, 'EUR')).toEqual({ categoryId: 'cat_1' });
  });

  it('widens within a facet and narrows across facets', () => {
    expect(toWhere(read('f.brand=Orra&f.brand=Miro&f.color=Ink'), {}, 'EUR')).toEqual({
      and: [{ brand: { in: ['Orra', 'Miro'] } }, { attribute: { code: 'color', value: { in: ['Ink'] } } }],
    });
  });

  it('knows that categories and brands are no attributes', () => {
    expect(toWhere(read('f.category=cat_1&f.category=cat_2'), {}, 'EUR')).toEqual({
      and: [{ or: [{ categoryId: 'cat_1' }, { categoryId: 'cat_2' }] }],
    });
  });

  it('reads prices in the minor units of the currency', () => {
    expect(toWhere(read('min=10&max=49,5'), {}, 'EUR')).toEqual({
      priceGte: { minorUnits: 1000, currency: 'EUR' },
      priceLte: { minorUnits: 4950, currency: 'EUR' },
    });
    expect(toWhere(read('min=1000'), {}, 'JPY')).toEqual({ priceGte: { minorUnits: 1000, currency: 'JPY' } });
  });

  it('leaves out a price that is none', () => {
    expect(toWhere(read('min=cheap'), {}, 'EUR')).toEqual({});
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
  expect(writeListing(withoutFilters(read('sort=rating&stock=1'))).toString()).toBe('sort=rating');
  expect(toOrderBy(read('sort=price-desc'))).toEqual({ field: 'PRICE', direction: 'DESC' });
});
