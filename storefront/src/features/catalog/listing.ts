import type { MoneyInput } from '@/graphql/generated';
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

export type SortKey = 'relevance' | 'bestselling' | 'newest' | 'rating' | 'price' | 'price-desc';

/** The orders that a list offers; the first is the default. */
export type Sorts = readonly [SortKey, ...SortKey[]];

/** By what a list can be narrowed, with the number of products for each choice. */
export interface ListingFacet {
  code: string;
  label: string;
  buckets: FacetBucket[];
}

export interface FacetBucket {
  value: string;
  label: string;
  count: number;
  /** The span of a price band. */
  min: (MoneyInput & { fractionDigits: number }) | null;
  max: (MoneyInput & { fractionDigits: number }) | null;
}

const facetPrefix = 'f.';

export function readListing(params: URLSearchParams, sorts: Sorts): Listing {
  const facets: Record<string, string[]> = {};
  for (const key of new Set(params.keys())) {
    if (key.startsWith(facetPrefix)) {
      facets[key.slice(facetPrefix.length)] = params.getAll(key);
    }
  }
  return {
    sort: sorts.find((sort) => sort === params.get('sort')) ?? sorts[0],
    facets,
    minPrice: params.get('min') ?? '',
    maxPrice: params.get('max') ?? '',
    minRating: Number(params.get('rating')) || 0,
    inStock: params.get('stock') === '1',
  };
}

/** The address of a listing; what is at its default is left out. */
export function writeListing(listing: Listing, sorts: Sorts): URLSearchParams {
  const params = new URLSearchParams();
  if (listing.sort !== sorts[0]) {
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

/** What was typed as a price, in minor units; null when it is none. */
export function priceOf(text: string, currency: string): MoneyInput | null {
  const minorUnits = text ? parseAmount(text, fractionDigitsOf(currency)) : null;
  return minorUnits === null ? null : { minorUnits, currency };
}
