import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { readStored } from '@/lib/storage';

/** A guest's cart opens only with its token, which the shop hands out once. */
export interface GuestCart {
  id: string;
  token: string;
}

export interface CartState {
  guest: GuestCart | null;
}

const cartSlice = createSlice({
  name: 'cart',
  initialState: (): CartState => ({ guest: readStored<GuestCart>('guestCart') }),
  reducers: {
    guestCartOpened(state, { payload }: PayloadAction<GuestCart>) {
      state.guest = payload;
    },
    /** Ordered, merged into an account's cart, or expired. A cart that was opened meanwhile stays. */
    guestCartClosed(state, { payload }: PayloadAction<{ id: string }>) {
      if (state.guest?.id === payload.id) {
        state.guest = null;
      }
    },
  },
});

export const { guestCartOpened, guestCartClosed } = cartSlice.actions;
export const cartReducer = cartSlice.reducer;
