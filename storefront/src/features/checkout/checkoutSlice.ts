import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import { readStored } from '@/lib/storage';

export interface AddressDraft {
  name: string;
  line1: string;
  line2: string;
  city: string;
  postalCode: string;
  region: string;
  countryCode: string;
}

/** What a shopper has filled in so far; it survives a reload of the tab. */
export interface CheckoutState {
  email: string;
  address: AddressDraft;
  /** The delivery option chosen per seller id. */
  delivery: Record<string, string>;
}

export const emptyCheckout: CheckoutState = {
  email: '',
  address: { name: '', line1: '', line2: '', city: '', postalCode: '', region: '', countryCode: 'BE' },
  delivery: {},
};

const checkoutSlice = createSlice({
  name: 'checkout',
  initialState: (): CheckoutState => ({ ...emptyCheckout, ...readStored<CheckoutState>('checkout', sessionStorage) }),
  reducers: {
    contactEntered(state, { payload }: PayloadAction<{ email: string; address: AddressDraft }>) {
      state.email = payload.email;
      state.address = payload.address;
    },
    deliveryChosen(state, { payload }: PayloadAction<{ sellerId: string; code: string }>) {
      state.delivery[payload.sellerId] = payload.code;
    },
    /** The order is placed. Who buys again ships to the same address, but chooses delivery anew. */
    checkoutFinished(state) {
      state.delivery = {};
    },
  },
});

export const { contactEntered, deliveryChosen, checkoutFinished } = checkoutSlice.actions;
export const checkoutReducer = checkoutSlice.reducer;
