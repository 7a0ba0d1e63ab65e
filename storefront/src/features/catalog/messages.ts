import { defineText, plural, type Translation } from '@/i18n/text';

const en = {
  all: 'All products',
  noCategory: { title: 'No such category', text: 'It may have moved.' },
  browse: 'Browse everything',
  filters: 'Filters',
  filtersOn: (count: number) => (count > 0 ? `Filters (${count})` : 'Filters'),
  show: (count: number) => plural(count, { one: 'Show # product', other: 'Show # products' }),
  products: 'Products',
  unit: 'products',
  count: (count: number) => plural(count, { one: '# product', other: '# products' }),
  loading: 'Loading products',
  sort: 'Sort by',
  sorts: {
    relevance: 'Best match',
    bestselling: 'Bestselling',
    newest: 'Newest',
    rating: 'Best rated',
    price: 'Price: low to high',
    'price-desc': 'Price: high to low',
  },
  active: 'Active filters',
  removeFilter: (label: string) => `Remove filter ${label}`,
  clear: 'Clear all',
  clearFilters: 'Clear the filters',
  nothing: 'Nothing matches',
  fewer: 'Try with fewer filters.',
  emptyHere: 'There is nothing here yet. Come back soon.',
  facets: { category: 'Category', brand: 'Brand', seller: 'Seller', price: 'Price' },
  price: (currency: string) => `Price (${currency})`,
  priceSpan: (min: string, max: string) => `Price ${min}–${max}`,
  any: 'any',
  lowest: 'Lowest price',
  highest: 'Highest price',
  min: 'Min',
  max: 'Max',
  go: 'Go',
  applyPrice: 'Apply price',
  rating: 'Rating',
  anyRating: 'Any',
  andUp: (stars: number) => plural(stars, { one: '# star and up', other: '# stars and up' }),
  inStock: 'In stock',
  inStockOnly: 'In stock only',
  showFewer: 'Show fewer',
  showAll: (count: number) => `Show all ${count}`,
};

/** Lists of products and what narrows them. */
export const catalogText = defineText(en, { de: async () => (await import('./messages.de')).de });

export type CatalogWords = Translation<typeof en>;
