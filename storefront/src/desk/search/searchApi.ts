import { SearchLabDocument, SearchLabSuggestionsDocument, type SearchLabQuery } from '@/graphql/generated';
import { reading } from '@/office/graphql/endpoints';
import { officeApi } from '@/office/graphql/officeApi';

export type SearchLabHit = NonNullable<SearchLabQuery['search']>['hits'][number];

const searchApi = officeApi.injectEndpoints({
  endpoints: (build) => ({
    searchLab: build.query(reading(SearchLabDocument, (data) => data.search, [])),
    searchLabSuggestions: build.query(reading(SearchLabSuggestionsDocument, (data) => data.autocomplete, [])),
  }),
});

export const { useSearchLabQuery, useSearchLabSuggestionsQuery } = searchApi;
