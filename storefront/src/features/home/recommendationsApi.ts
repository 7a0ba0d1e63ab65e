import { api } from '@/graphql/api';
import { HomeRecommendationsDocument, type HomeRecommendationsQuery } from '@/graphql/generated';

const recommendationsApi = api.injectEndpoints({
  endpoints: (build) => ({
    /** Asked with the id of whom they are for: another account never sees them in the cache. */
    homeRecommendations: build.query<HomeRecommendationsQuery['me'], string>({
      query: () => ({ document: HomeRecommendationsDocument, variables: {} }),
      transformResponse: (data: HomeRecommendationsQuery) => data.me,
    }),
  }),
});

export const { useHomeRecommendationsQuery } = recommendationsApi;
