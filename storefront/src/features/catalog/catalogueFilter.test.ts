import { expect, it } from 'vitest';
import { catalogueSorts, toOrderBy, toWhere } from './catalogueFilter';
import { readListing } from './listing';

const read = (query: string) => readListing(new URLSearchParams(query), catalogueSorts);

it('stays within its category', () => {
  expect(toWhere(read(''), { categoryId: 'cat_1' }, 'EUR')).toEqual({ categoryId: 'cat_1' });
});

it('widens within a facet and narrows across facets', () => {
  expect(toWhere(read('f.brand=Orra&f.brand=Miro&f.color=Ink'), {}, 'EUR')).toEqual({
    and: [{ brand: { in: ['Orra', 'Miro'] } }, { attribute: { code: 'color', value: { in: ['Ink'] } } }],
  });
});

it('knows that categories are no attributes', () => {
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

it('orders as asked, else the most sold first', () => {
  expect(toOrderBy(read('sort=price-desc'))).toEqual({ field: 'PRICE', direction: 'DESC' });
  expect(toOrderBy(read(''))).toEqual({ field: 'BESTSELLING', direction: 'DESC' });
});
