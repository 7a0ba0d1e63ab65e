import type { GraphQLRequest } from '@/graphql/baseQuery';
import { CategoryProductsDocument, ProductListDocument } from '@/graphql/documents/features-catalog-catalog';
import type { ProductOrder, ProductWhere } from '@/graphql/generated';

/** A part of the catalogue: all of it, a category, or what one seller offers. */
export interface CataloguePart {
  category?: string;
  where?: ProductWhere;
}

/** A part of the catalogue as somebody looks at it. */
export interface ProductListKey extends CataloguePart {
  where: ProductWhere;
  orderBy: ProductOrder;
}

/** What a list shows first when nobody says otherwise. */
export const defaultOrder: ProductOrder = { field: 'BESTSELLING', direction: 'DESC' };

const pageSize = 24;

/** One page of a list of products. Of its own, so that it can be asked for before the page's code is there (src/opening). */
export function listRequest({ category, where, orderBy }: ProductListKey, after: string | null): GraphQLRequest {
  const page = { where, orderBy, first: pageSize, after };
  return category
    ? { document: CategoryProductsDocument, variables: { slug: category, ...page } }
    : { document: ProductListDocument, variables: page };
}
