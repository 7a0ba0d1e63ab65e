import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { readStored } from '@/lib/storage';

/** How the live view of an order stands. */
export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'ended';

export interface OrderState {
  /** The tokens that open a guest's orders, by order id. The shop hands each out once. */
  guestTokens: Record<string, string>;
  live: Record<string, LiveStatus>;
}

const orderSlice = createSlice({
  name: 'order',
  initialState: (): OrderState => ({ guestTokens: readStored<Record<string, string>>('orderTokens') ?? {}, live: {} }),
  reducers: {
    guestOrderPlaced(state, { payload }: PayloadAction<{ id: string; token: string }>) {
      state.guestTokens[payload.id] = payload.token;
    },
    liveStatusChanged(state, { payload }: PayloadAction<{ id: string; status: LiveStatus }>) {
      state.live[payload.id] = payload.status;
    },
  },
});

export const { guestOrderPlaced, liveStatusChanged } = orderSlice.actions;
export const orderReducer = orderSlice.reducer;
