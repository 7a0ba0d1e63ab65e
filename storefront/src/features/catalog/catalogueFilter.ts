import type { ProductOrder, ProductWhere } from '@/graphql/generated';
import { priceOf, type Listing, type SortKey, type Sorts } from './listing';
import { defaultOrder } from './listRequest';

export const catalogueSorts: Sorts = ['bestselling', 'newest', 'rating', 'price', 'price-desc'];

const orders: Partial<Record<SortKey, ProductOrder>> = {
  newest: { field: 'NEWEST', direction: 'DESC' },
  rating: { field: 'RATING', direction: 'DESC' },
  price: { field: 'PRICE', direction: 'ASC' },
  'price-desc': { field: 'PRICE', direction: 'DESC' },
};

export const toOrderBy = ({ sort }: Listing): ProductOrder => orders[sort] ?? defaultOrder;

/** The listing as the catalogue's filter. Values of one facet widen the list, different facets narrow it. */
export function toWhere(listing: Listing, within: ProductWhere, currency: string): ProductWhere {
  const chosen = Object.entries(listing.facets)
    .filter(([, values]) => values.length > 0)
    .map(([code, values]) => condition(code, values));
  const min = priceOf(listing.minPrice, currency);
  const max = priceOf(listing.maxPrice, currency);
  return {
    ...within,
    ...(chosen.length > 0 ? { and: chosen } : {}),
    ...(min ? { priceGte: min } : {}),
    ...(max ? { priceLte: max } : {}),
    ...(listing.minRating ? { ratingGte: listing.minRating } : {}),
    ...(listing.inStock ? { inStock: true } : {}),
  };
}

function condition(code: string, values: string[]): ProductWhere {
  switch (code) {
    case 'category':
      return { or: values.map((categoryId) => ({ categoryId })) };
    case 'brand':
      return { brand: { in: values } };
    default:
      return { attribute: { code, value: { in: values } } };
  }
}
