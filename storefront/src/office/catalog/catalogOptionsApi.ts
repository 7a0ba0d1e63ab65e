import { AttributeOptionsDocument, CategoryOptionsDocument, type AttributeOptionsQuery } from '@/graphql/generated';
import { reading } from '../graphql/endpoints';
import { officeApi } from '../graphql/officeApi';

export type AttributeDefinition = AttributeOptionsQuery['attributeDefinitions'][number];

const catalogOptionsApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    categoryOptions: build.query(reading(CategoryOptionsDocument, (data) => data.categoryTree, ['Categories'])),
    attributeOptions: build.query(
      reading(AttributeOptionsDocument, (data) => data.attributeDefinitions, ['Attributes']),
    ),
  }),
});

export const { useCategoryOptionsQuery, useAttributeOptionsQuery } = catalogOptionsApi;
