import { api } from '@/graphql/api';

const tags = [
  'Memberships',
  'SellerProfile',
  'SellerOrders',
  'Returns',
  'OfficeProducts',
  'Bulk',
  'Inventory',
  'Warehouses',
  'Promotions',
  'DeliveryMethods',
  'OfficeReviews',
  'OfficeQuestions',
  'Sellers',
  'Categories',
  'Attributes',
  'AllOrders',
  'TaxRates',
  'Reconciliation',
  'Payouts',
] as const;

export type OfficeTag = (typeof tags)[number];

/** The one API, with the tags of what is worked on in the dashboard and the desk. */
export const officeApi = api.enhanceEndpoints({ addTagTypes: tags });
