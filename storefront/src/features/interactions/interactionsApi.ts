import { api } from '@/graphql/api';
import {
  type InteractionInput,
  InteractionsRecordDocument,
  type InteractionsRecordMutation,
} from '@/graphql/generated';

const interactionsApi = api.injectEndpoints({
  endpoints: (build) => ({
    /** Tells the shop what was looked at and chosen, so that it learns what to show. Nobody waits for it. */
    recordInteractions: build.mutation<InteractionsRecordMutation, Omit<InteractionInput, 'at'>[]>({
      query: (events) => {
        const at = new Date().toISOString();
        return {
          document: InteractionsRecordDocument,
          variables: { input: { events: events.map((event) => ({ ...event, at })) } },
        };
      },
    }),
  }),
});

export const { useRecordInteractionsMutation } = interactionsApi;
