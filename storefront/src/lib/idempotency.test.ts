// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest';
import { idempotencyKeyFor, settleIdempotencyKey } from './idempotency';

beforeEach(() => sessionStorage.clear());

it('gives a retry of the same payload the same key', () => {
  expect(idempotencyKeyFor('orderPlace', { cart: 1 })).toBe(idempotencyKeyFor('orderPlace', { cart: 1 }));
});

it('gives another payload another key', () => {
  expect(idempotencyKeyFor('orderPlace', { cart: 1 })).not.toBe(idempotencyKeyFor('orderPlace', { cart: 2 }));
});

it('starts anew once the shop has answered', () => {
  const key = idempotencyKeyFor('orderPlace', { cart: 1 });
  settleIdempotencyKey('orderPlace');
  expect(idempotencyKeyFor('orderPlace', { cart: 1 })).not.toBe(key);
});

it('keeps the keys of different operations apart', () => {
  expect(idempotencyKeyFor('orderPlace', {})).not.toBe(idempotencyKeyFor('paymentStart', {}));
});
