import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { LiveStatus } from '@/graphql/followStream';
import type { PaymentStatus } from '@/graphql/generated';
import { readStored } from '@/lib/storage';

/** What the payment service last said to this browser. An order's own word follows a moment later. */
export interface PaymentNews {
  status: PaymentStatus | null;
  /** Why it did not go on. */
  refusal: string | null;
}

export interface OrderState {
  /** The tokens that open a guest's orders, by order id. The shop hands each out once. */
  guestTokens: Record<string, string>;
  live: Record<string, LiveStatus>;
  /** By order id. */
  payments: Record<string, PaymentNews>;
}

const orderSlice = createSlice({
  name: 'order',
  initialState: (): OrderState => ({
    guestTokens: readStored<Record<string, string>>('orderTokens') ?? {},
    live: {},
    payments: {},
  }),
  reducers: {
    guestOrderPlaced(state, { payload }: PayloadAction<{ id: string; token: string }>) {
      state.guestTokens[payload.id] = payload.token;
    },
    paymentAnswered(state, { payload }: PayloadAction<{ orderId: string; news: PaymentNews }>) {
      state.payments[payload.orderId] = payload.news;
    },
    liveStatusChanged(state, { payload }: PayloadAction<{ id: string; status: LiveStatus }>) {
      state.live[payload.id] = payload.status;
    },
  },
});

export const { guestOrderPlaced, paymentAnswered, liveStatusChanged } = orderSlice.actions;
export const orderReducer = orderSlice.reducer;
