import { searchPath } from './searchPath';
import type { CategoryTreeQuery, SuggestQuery } from '@/graphql/generated';

export type SuggestedProduct = NonNullable<NonNullable<SuggestQuery['search']>['hits'][number]['product']>;

/** One line below the search field, and where it leads. */
export interface Suggestion {
  kind: 'phrase' | 'product' | 'category' | 'brand';
  key: string;
  label: string;
  path: string;
  product?: SuggestedProduct;
}

/** What a shopper may mean by the first letters: phrases, departments and brands that begin so, and products. */
export function suggestionsOf(
  typed: string,
  { autocomplete, search }: SuggestQuery,
  categories: CategoryTreeQuery['categoryTree'],
): Suggestion[] {
  const begins = (label: string) => label.toLowerCase().startsWith(typed.toLowerCase());
  const phrases = (autocomplete ?? []).map((label): Suggestion => ({
    kind: 'phrase',
    key: `phrase-${label}`,
    label,
    path: searchPath(label),
  }));
  const departments = categories
    .flatMap((category) => [category, ...category.children])
    .filter(({ name }) => begins(name))
    .slice(0, 2)
    .map(({ slug, name }): Suggestion => ({
      kind: 'category',
      key: `category-${slug}`,
      label: name,
      path: `/c/${slug}`,
    }));
  const brands = (search?.facets.find(({ kind }) => kind === 'BRAND')?.buckets ?? [])
    .filter(({ label }) => begins(label))
    .slice(0, 2)
    .map(({ value, label }): Suggestion => ({
      kind: 'brand',
      key: `brand-${value}`,
      label,
      path: `/browse?${new URLSearchParams({ 'f.brand': value })}`,
    }));
  const products = (search?.hits ?? []).flatMap(({ product }): Suggestion[] =>
    product ? [{ kind: 'product', key: product.id, label: product.title, path: `/p/${product.slug}`, product }] : [],
  );
  return [...phrases, ...departments, ...brands, ...products];
}
