import type { SearchFilters, SearchOrder } from '@/graphql/generated';
import { priceOf, type Listing, type ListingFacet, type SortKey, type Sorts } from '@/features/catalog/listing';
import type { SearchPage } from './searchApi';

export const searchSorts: Sorts = ['relevance', 'newest', 'rating', 'price', 'price-desc'];

const orders: Partial<Record<SortKey, SearchOrder>> = {
  newest: 'NEWEST_FIRST',
  rating: 'RATING_DESCENDING',
  price: 'PRICE_ASCENDING',
  'price-desc': 'PRICE_DESCENDING',
};

export const toSearchOrder = ({ sort }: Listing): SearchOrder => orders[sort] ?? 'RELEVANCE';

export function toSearchFilters(listing: Listing, currency: string): SearchFilters {
  const { category = [], brand = [], seller = [] } = listing.facets;
  const priceFrom = priceOf(listing.minPrice, currency);
  const priceTo = priceOf(listing.maxPrice, currency);
  return {
    ...(category.length > 0 ? { categoryIds: category } : {}),
    ...(brand.length > 0 ? { brands: brand } : {}),
    ...(seller.length > 0 ? { sellerIds: seller } : {}),
    ...(priceFrom ? { priceFrom } : {}),
    ...(priceTo ? { priceTo } : {}),
    ...(listing.minRating ? { ratingFrom: listing.minRating } : {}),
    ...(listing.inStock ? { inStock: true } : {}),
  };
}

/** The facets that the filter panel shows as lists; stars and stock have controls of their own. */
const shown = { CATEGORY: 'Category', BRAND: 'Brand', PRICE: 'Price' } as const;

export function listingFacets(facets: SearchPage['facets']): ListingFacet[] {
  return facets.flatMap(({ kind, buckets }) =>
    kind in shown
      ? [
          {
            code: kind.toLowerCase(),
            label: shown[kind as keyof typeof shown],
            buckets: buckets.map(({ priceFrom: min, priceTo: max, ...bucket }) => ({ ...bucket, min, max })),
          },
        ]
      : [],
  );
}
