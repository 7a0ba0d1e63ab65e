import { api } from '@/graphql/api';
import {
  MyNotificationPreferencesDocument,
  type MyNotificationPreferencesQuery,
  MyNotificationsDocument,
  type MyNotificationsQuery,
  MyUnreadCountDocument,
  type MyUnreadCountQuery,
  NotificationMarkReadDocument,
  type NotificationMarkReadMutation,
  NotificationPreferenceSetDocument,
  type NotificationPreferenceSetInput,
  type NotificationPreferenceSetMutation,
} from '@/graphql/generated';

export type NotificationList = NonNullable<NonNullable<MyNotificationsQuery['me']>['notifications']>;
export type Preference = NonNullable<
  NonNullable<MyNotificationPreferencesQuery['me']>['notificationPreferences']
>[number];

/** Each endpoint is asked with the id of whose notifications they are: another account never sees them in the cache. */
const notificationsApi = api.injectEndpoints({
  endpoints: (build) => ({
    notifications: build.query<NotificationList | null, string>({
      query: () => ({ document: MyNotificationsDocument, variables: { first: 50 } }),
      transformResponse: (data: MyNotificationsQuery) => data.me?.notifications ?? null,
      providesTags: ['Notifications'],
    }),
    /** How many are unread, kept current for as long as somebody is signed in. */
    unreadCount: build.query<number, string>({
      query: () => ({ document: MyUnreadCountDocument, variables: {} }),
      transformResponse: (data: MyUnreadCountQuery) => data.me?.notifications?.unreadCount ?? 0,
      providesTags: ['Notifications'],
    }),
    markRead: build.mutation<NotificationMarkReadMutation['notificationMarkRead'], string[]>({
      query: (ids) => ({ document: NotificationMarkReadDocument, variables: { input: { ids } } }),
      transformResponse: (data: NotificationMarkReadMutation) => data.notificationMarkRead,
      invalidatesTags: ['Notifications'],
    }),
    preferences: build.query<Preference[], string>({
      query: () => ({ document: MyNotificationPreferencesDocument, variables: {} }),
      transformResponse: (data: MyNotificationPreferencesQuery) => data.me?.notificationPreferences ?? [],
    }),
    preferenceSet: build.mutation<
      NotificationPreferenceSetMutation['notificationPreferenceSet'],
      { viewerId: string; input: NotificationPreferenceSetInput }
    >({
      query: ({ input }) => ({ document: NotificationPreferenceSetDocument, variables: { input } }),
      transformResponse: (data: NotificationPreferenceSetMutation) => data.notificationPreferenceSet,
      async onQueryStarted({ viewerId, input }, { dispatch, queryFulfilled }) {
        const shown = dispatch(
          notificationsApi.util.updateQueryData('preferences', viewerId, (preferences) => {
            const changed = preferences.find(({ kind }) => kind === input.kind);
            Object.assign(changed ?? {}, {
              email: input.email ?? changed?.email,
              inApp: input.inApp ?? changed?.inApp,
            });
          }),
        );
        const answer = await queryFulfilled.catch(() => null);
        if (!answer || answer.data?.userErrors.length) {
          shown.undo();
        }
      },
    }),
  }),
});

export const {
  useNotificationsQuery,
  useUnreadCountQuery,
  useMarkReadMutation,
  usePreferencesQuery,
  usePreferenceSetMutation,
} = notificationsApi;
