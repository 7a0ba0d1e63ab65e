import { api } from '@/graphql/api';
import {
  MySessionsDocument,
  type MySessionsQuery,
  SessionRevokeDocument,
  type SessionRevokeMutation,
} from '@/graphql/generated';

export type SessionOfAccount = NonNullable<NonNullable<MySessionsQuery['me']>['sessions']>[number];

const sessionsApi = api.injectEndpoints({
  endpoints: (build) => ({
    mySessions: build.query<SessionOfAccount[], void>({
      query: () => ({ document: MySessionsDocument, variables: {} }),
      transformResponse: (data: MySessionsQuery) => data.me?.sessions ?? [],
      providesTags: ['Sessions'],
    }),
    sessionRevoke: build.mutation<SessionRevokeMutation['sessionRevoke'], string>({
      query: (id) => ({ document: SessionRevokeDocument, variables: { input: { id } } }),
      transformResponse: (data: SessionRevokeMutation) => data.sessionRevoke,
      invalidatesTags: ['Sessions'],
    }),
  }),
});

export const { useMySessionsQuery, useSessionRevokeMutation } = sessionsApi;
