import { expect, it } from 'vitest';
import type { CartFragment } from '@/graphql/generated';
import { cartText } from './messages';
import { canAcceptChanges, isBlocked, messageOf, problemsOfLine } from './problems';

const words = cartText.en.problems;
const cartWith = (...problems: CartFragment['problems']) => ({ problems }) as CartFragment;
const euros = (minorUnits: number) => ({ minorUnits, currency: 'EUR', fractionDigits: 2 });

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
  expect(messageOf(ended, words)).toContain('SPRING');
});

it('shows a problem of a line at that line, with what it was and is', () => {
  const dearer: CartFragment['problems'][number] = {
    __typename: 'PriceChanged',
    message: 'The price changed.',
    blocking: false,
    line: { id: 'crl_1' },
    was: euros(1000),
    now: euros(1250),
  };
  expect(problemsOfLine(cartWith(ended, dearer), 'crl_1')).toEqual([dearer]);
  expect(messageOf(dearer, words)).toBe('The price changed from €10.00 to €12.50.');
});

it('has nothing to accept while prices cannot be read', () => {
  expect(canAcceptChanges(cartWith({ __typename: 'PricesNotChecked', message: 'Try again.', blocking: true }))).toBe(
    false,
  );
});
