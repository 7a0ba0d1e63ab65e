import {
  AttributeDefineDocument,
  AttributeUndefineDocument,
  CategoryMergeDocument,
  CategoryRetireDocument,
  CategoryUpsertDocument,
} from '@/graphql/generated';
import { changing } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

const categoriesApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    categoryUpsert: build.mutation(changing(CategoryUpsertDocument, (data) => data.categoryUpsert, ['Categories'])),
    categoryMerge: build.mutation(changing(CategoryMergeDocument, (data) => data.categoryMerge, ['Categories'])),
    categoryRetire: build.mutation(changing(CategoryRetireDocument, (data) => data.categoryRetire, ['Categories'])),
    attributeDefine: build.mutation(changing(AttributeDefineDocument, (data) => data.attributeDefine, ['Attributes'])),
    attributeUndefine: build.mutation(
      changing(AttributeUndefineDocument, (data) => data.attributeUndefine, ['Attributes']),
    ),
  }),
});

export const {
  useCategoryUpsertMutation,
  useCategoryMergeMutation,
  useCategoryRetireMutation,
  useAttributeDefineMutation,
  useAttributeUndefineMutation,
} = categoriesApi;
