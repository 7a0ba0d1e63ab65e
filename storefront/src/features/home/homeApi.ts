import { api } from '@/graphql/api';
import {
  HomeDocument,
  HomeRecommendationsDocument,
  type HomeQuery,
  type HomeRecommendationsQuery,
} from '@/graphql/generated';

const homeApi = api.injectEndpoints({
  endpoints: (build) => ({
    home: build.query<HomeQuery, void>({ query: () => ({ document: HomeDocument, variables: {} }) }),
    homeRecommendations: build.query<HomeRecommendationsQuery['me'], string>({
      query: () => ({ document: HomeRecommendationsDocument, variables: {} }),
      transformResponse: (data: HomeRecommendationsQuery) => data.me,
    }),
  }),
});

export const { useHomeQuery, useHomeRecommendationsQuery } = homeApi;
