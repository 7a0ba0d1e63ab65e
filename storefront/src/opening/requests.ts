import { type CataloguePart, defaultOrder, listRequest } from '@/features/catalog/listRequest';
import type { GraphQLRequest } from '@/graphql/baseQuery';
import { CategoryPageDocument, CategoryTreeDocument } from '@/graphql/documents/features-catalog-catalog';
import { HomeDocument } from '@/graphql/documents/features-home-home';
import { ProductPageDocument } from '@/graphql/documents/features-product-product';

/** What the page at this address asks the shop for first, word for word: a difference would be a second request. */
export function openingRequests({ pathname, search }: Pick<Location, 'pathname' | 'search'>): GraphQLRequest[] {
  const [, area, slug = '', ...more] = pathname.split('/');
  const page = more.length === 0 && /^[\w-]*$/.test(slug) ? pageRequests(area, slug, search) : [];
  return page.length > 0 ? [...page, { document: CategoryTreeDocument, variables: {} }] : [];
}

function pageRequests(area: string | undefined, slug: string, search: string): GraphQLRequest[] {
  switch (area) {
    case '':
      return [{ document: HomeDocument, variables: {} }];
    case 'p':
      return [{ document: ProductPageDocument, variables: { slug } }];
    case 'c':
      return [{ document: CategoryPageDocument, variables: { slug } }, ...listRequests(search, { category: slug })];
    case 'browse':
      return listRequests(search, {});
    default:
      return [];
  }
}

/** A list that is filtered or sorted waits for the page, which knows what its address means. */
const listRequests = (search: string, part: CataloguePart): GraphQLRequest[] =>
  search ? [] : [listRequest({ ...part, where: {}, orderBy: defaultOrder }, null)];
