import { configureStore } from '@reduxjs/toolkit';
import { cartReducer } from '@/features/cart/cartSlice';
import { checkoutReducer } from '@/features/checkout/checkoutSlice';
import { orderReducer } from '@/features/order/orderSlice';
import { sessionReducer } from '@/features/session/sessionSlice';
import { api } from '@/graphql/api';
import { persist } from './persistence';

export const store = configureStore({
  reducer: {
    [api.reducerPath]: api.reducer,
    session: sessionReducer,
    cart: cartReducer,
    checkout: checkoutReducer,
    order: orderReducer,
  },
  middleware: (defaults) => defaults().concat(api.middleware),
});

persist(store);

export type RootState = ReturnType<typeof store.getState>;
export type AppDispatch = typeof store.dispatch;
