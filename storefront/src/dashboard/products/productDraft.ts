import type { TaxClass } from '@/graphql/generated';
import type { AttributeDraft } from '@/office/catalog/AttributesEditor';
import type { CatalogProduct } from './productsApi';

export interface ProductDraft {
  title: string;
  brand: string;
  descriptionHtml: string;
  taxClass: TaxClass;
  categoryIds: readonly string[];
  attributes: readonly AttributeDraft[];
}

export const emptyDraft: ProductDraft = {
  title: '',
  brand: '',
  descriptionHtml: '',
  taxClass: 'STANDARD',
  categoryIds: [],
  attributes: [],
};

export const draftOf = (product: CatalogProduct): ProductDraft => ({
  title: product.title,
  brand: product.brand ?? '',
  descriptionHtml: product.descriptionHtml,
  taxClass: product.taxClass,
  categoryIds: product.categories.map(({ id }) => id),
  attributes: product.attributes,
});

/** What of it the graph takes, without what is empty. */
export const attributeInputs = (drafts: readonly AttributeDraft[]) =>
  drafts
    .filter(({ code, value }) => code.trim() !== '' && value.trim() !== '')
    .map(({ code, label, value, unit }) => ({ code: code.trim(), label, value: value.trim(), unit }));
