import { api } from '@/graphql/api';
import { HomeDocument, type HomeQuery } from '@/graphql/generated';

export const homeApi = api.injectEndpoints({
  endpoints: (build) => ({
    home: build.query<HomeQuery, void>({ query: () => ({ document: HomeDocument, variables: {} }) }),
  }),
});

export const { useHomeQuery } = homeApi;
