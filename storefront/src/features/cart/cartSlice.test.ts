// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { cartReducer, guestCartClosed, guestCartOpened } from './cartSlice';

beforeEach(() => localStorage.clear());

const cart = { id: 'crt_1', token: 'secret' };

it('starts without a cart', () => {
  expect(cartReducer(undefined, { type: 'start' })).toEqual({ guest: null });
});

it('takes up the cart of an earlier visit', () => {
  localStorage.setItem('octomart.guestCart', JSON.stringify(cart));
  expect(cartReducer(undefined, { type: 'start' })).toEqual({ guest: cart });
});

it('starts without a cart when what is stored is damaged', () => {
  localStorage.setItem('octomart.guestCart', '{"id":');
  expect(cartReducer(undefined, { type: 'start' })).toEqual({ guest: null });
});

it('remembers an opened cart until that very cart is closed', () => {
  const opened = cartReducer({ guest: null }, guestCartOpened(cart));
  expect(cartReducer(opened, guestCartClosed({ id: 'crt_other' }))).toEqual({ guest: cart });
  expect(cartReducer(opened, guestCartClosed({ id: 'crt_1' }))).toEqual({ guest: null });
});
