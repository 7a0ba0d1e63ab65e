import type { ProductOrder, ProductWhere } from '@/graphql/generated';
import { fractionDigitsOf, parseAmount } from '@/lib/money';

/** What a shopper asked of a product list. It lives in the address bar: a filtered list can be shared and gone back to. */
export interface Listing {
  sort: SortKey;
  /** Chosen values by facet code. */
  facets: Record<string, string[]>;
  minPrice: string;
  maxPrice: string;
  minRating: number;
  inStock: boolean;
}

export const sortOptions = [
  { value: 'bestselling', label: 'Bestselling', orderBy: { field: 'BESTSELLING', direction: 'DESC' } },
  { value: 'newest', label: 'Newest', orderBy: { field: 'NEWEST', direction: 'DESC' } },
  { value: 'rating', label: 'Best rated', orderBy: { field: 'RATING', direction: 'DESC' } },
  { value: 'price', label: 'Price: low to high', orderBy: { field: 'PRICE', direction: 'ASC' } },
  { value: 'price-desc', label: 'Price: high to low', orderBy: { field: 'PRICE', direction: 'DESC' } },
] as const satisfies readonly { value: string; label: string; orderBy: ProductOrder }[];

export type SortKey = (typeof sortOptions)[number]['value'];

const facetPrefix = 'f.';

export function readListing(params: URLSearchParams): Listing {
  const facets: Record<string, string[]> = {};
  for (const key of new Set(params.keys())) {
    if (key.startsWith(facetPrefix)) {
      facets[key.slice(facetPrefix.length)] = params.getAll(key);
    }
  }
  return {
    sort: sortOptions.find(({ value }) => value === params.get('sort'))?.value ?? sortOptions[0].value,
    facets,
    minPrice: params.get('min') ?? '',
    maxPrice: params.get('max') ?? '',
    minRating: Number(params.get('rating')) || 0,
    inStock: params.get('stock') === '1',
  };
}

/** The address of a listing; what is at its default is left out. */
export function writeListing(listing: Listing): URLSearchParams {
  const params = new URLSearchParams();
  if (listing.sort !== sortOptions[0].value) {
    params.set('sort', listing.sort);
  }
  for (const [code, values] of Object.entries(listing.facets)) {
    values.forEach((value) => params.append(facetPrefix + code, value));
  }
  if (listing.minPrice) {
    params.set('min', listing.minPrice);
  }
  if (listing.maxPrice) {
    params.set('max', listing.maxPrice);
  }
  if (listing.minRating) {
    params.set('rating', String(listing.minRating));
  }
  if (listing.inStock) {
    params.set('stock', '1');
  }
  return params;
}

/** The listing as the shop's filter. Values of one facet widen the list, different facets narrow it. */
export function toWhere(listing: Listing, within: ProductWhere, currency: string): ProductWhere {
  const chosen = Object.entries(listing.facets)
    .filter(([, values]) => values.length > 0)
    .map(([code, values]) => condition(code, values));
  const min = price(listing.minPrice, currency);
  const max = price(listing.maxPrice, currency);
  return {
    ...within,
    ...(chosen.length > 0 ? { and: chosen } : {}),
    ...(min ? { priceGte: min } : {}),
    ...(max ? { priceLte: max } : {}),
    ...(listing.minRating ? { ratingGte: listing.minRating } : {}),
    ...(listing.inStock ? { inStock: true } : {}),
  };
}

export function toOrderBy(listing: Listing): ProductOrder {
  return sortOptions.find(({ value }) => value === listing.sort)?.orderBy ?? sortOptions[0].orderBy;
}

export function toggleFacet(listing: Listing, code: string, value: string): Listing {
  const values = listing.facets[code] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...listing, facets: { ...listing.facets, [code]: next } };
}

/** The list without any filter, in the same order. */
export function withoutFilters({ sort }: Listing): Listing {
  return { sort, facets: {}, minPrice: '', maxPrice: '', minRating: 0, inStock: false };
}

/** How many filters are on. */
export function filterCount({ facets, minPrice, maxPrice, minRating, inStock }: Listing): number {
  const chosen = Object.values(facets).reduce((sum, values) => sum + values.length, 0);
  return chosen + [minPrice || maxPrice, minRating, inStock].filter(Boolean).length;
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

function price(text: string, currency: string) {
  const minorUnits = text ? parseAmount(text, fractionDigitsOf(currency)) : null;
  return minorUnits === null ? null : { minorUnits, currency };
}
