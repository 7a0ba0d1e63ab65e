import { expect, it } from 'vitest';
import type { CartFragment } from '@/graphql/generated';
import { canAcceptChanges, isBlocked, messageOf, problemsOfLine } from './problems';

const cartWith = (...problems: CartFragment['problems']) => ({ problems }) as CartFragment;

const ended: CartFragment['problems'][number] = {
  __typename: 'CouponInvalid',
  message: 'This coupon has ended.',
  blocking: true,
  code: 'SPRING',
};

it('lets the shopper go on without a coupon that lost its effect', () => {
  const cart = cartWith(ended);
  expect(isBlocked(cart)).toBe(true);
  expect(canAcceptChanges(cart)).toBe(true);
  expect(messageOf(ended)).toBe('SPRING: This coupon has ended.');
});

it('shows a problem of a line at that line', () => {
  const sold = { __typename: 'ItemUnavailable' as const, message: 'Gone.', blocking: true, line: { id: 'crl_1' } };
  expect(problemsOfLine(cartWith(ended, sold), 'crl_1')).toEqual([sold]);
});

it('has nothing to accept while prices cannot be read', () => {
  expect(canAcceptChanges(cartWith({ __typename: 'PricesNotChecked', message: 'Try again.', blocking: true }))).toBe(
    false,
  );
});
