import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { ViewerFragment } from '@/graphql/generated';

export interface SessionState {
  /** `restoring` until the refresh token of an earlier visit is exchanged. */
  status: 'restoring' | 'guest' | 'signedIn';
  viewer: ViewerFragment | null;
}

const initialState: SessionState = { status: 'restoring', viewer: null };

const sessionSlice = createSlice({
  name: 'session',
  initialState,
  reducers: {
    viewerChanged(state, { payload }: PayloadAction<ViewerFragment | null>) {
      state.viewer = payload;
      state.status = payload ? 'signedIn' : 'guest';
    },
  },
});

export const { viewerChanged } = sessionSlice.actions;
export const sessionReducer = sessionSlice.reducer;
