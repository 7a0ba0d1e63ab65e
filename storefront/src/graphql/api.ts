import { createApi } from '@reduxjs/toolkit/query/react';
import { sessionGate } from '@/features/session/sessionGate';
import { graphqlBaseQuery } from './baseQuery';

/** The one RTK Query API. Each feature injects its own endpoints. */
export const api = createApi({
  baseQuery: graphqlBaseQuery(sessionGate),
  tagTypes: [
    'Viewer',
    'Cart',
    'SavedItems',
    'Orders',
    'Addresses',
    'Sessions',
    'Cards',
    'Notifications',
    'WishList',
    'Reviews',
    'Questions',
  ],
  endpoints: () => ({}),
});
