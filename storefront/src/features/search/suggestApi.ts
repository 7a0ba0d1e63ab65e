import type { AppDispatch } from '@/app/store';
import { catalogApi } from '@/features/catalog/catalogApi';
import { api } from '@/graphql/api';
import { SuggestDocument, type SuggestQuery } from '@/graphql/generated';
import { suggestionsOf, type Suggestion } from './suggestions';

const suggestApi = api.injectEndpoints({
  endpoints: (build) => ({
    suggest: build.query<SuggestQuery, string>({
      query: (prefix) => ({ document: SuggestDocument, variables: { prefix } }),
    }),
  }),
});

/** What the shop offers for the first letters; nothing when it cannot be asked. */
export async function suggest(prefix: string, dispatch: AppDispatch): Promise<Suggestion[]> {
  const options = { subscribe: false };
  const [found, tree] = await Promise.all([
    dispatch(suggestApi.endpoints.suggest.initiate(prefix, options)),
    dispatch(catalogApi.endpoints.categoryTree.initiate(undefined, options)),
  ]);
  return found.data ? suggestionsOf(prefix, found.data, tree.data ?? []) : [];
}
