import { expect, it, vi } from 'vitest';
import { afterPayment, follow, orderIdOf } from './afterPayment';

it('leads to the bank when it asks, else to the order', () => {
  const nextAction = { kind: 'THREE_D_SECURE' as const, redirectUrl: '/checkout/challenge?payment=pay_1' };
  expect(afterPayment('ord_1', { nextAction })).toBe('/checkout/challenge?payment=pay_1');
  expect(afterPayment('ord_1', { nextAction: null })).toBe('/orders/ord_1');
  expect(afterPayment('ord_1', undefined)).toBe('/orders/ord_1');
});

it('stays in the shop for a path of the shop', () => {
  const navigate = vi.fn();
  follow('/orders/ord_1', navigate);
  expect(navigate).toHaveBeenCalledExactlyOnceWith('/orders/ord_1');
});

it('finds the order in the address that a payment returns to', () => {
  expect(orderIdOf('/orders/ord_1')).toBe('ord_1');
  expect(orderIdOf('https://evil.example/orders/ord_1')).toBeNull();
  expect(orderIdOf(null)).toBeNull();
});
