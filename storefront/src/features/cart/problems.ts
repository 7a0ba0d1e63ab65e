import type { CartFragment } from '@/graphql/generated';
import { formatMoney } from '@/lib/money';
import type { CartWords } from './messages';

export type CartProblem = CartFragment['problems'][number];

/** The line that a problem is about; null for one of the whole cart. */
export const lineIdOf = (problem: CartProblem): string | null =>
  'line' in problem ? (problem.line?.id ?? null) : null;

export const problemsOfLine = (cart: CartFragment, lineId: string): CartProblem[] =>
  cart.problems.filter((problem) => lineIdOf(problem) === lineId);

/** Lines drifted since they were added, or a coupon lost its effect: the shopper may agree to what the cart is now. */
export const canAcceptChanges = (cart: CartFragment): boolean =>
  cart.problems.some((problem) => lineIdOf(problem) !== null || problem.__typename === 'CouponInvalid');

/** What a problem is, in the shopper's language. */
export function messageOf(problem: CartProblem, words: CartWords['problems']): string {
  switch (problem.__typename) {
    case 'PriceChanged':
      return words.price(formatMoney(problem.was), formatMoney(problem.now));
    case 'InsufficientStock':
      return words.stock(problem.available);
    case 'QuantityOutOfRange':
      return words.range(problem.minPerOrder, problem.maxPerOrder);
    case 'ItemUnavailable':
      return words.unavailable;
    case 'CouponInvalid':
      return words.coupon(problem.code);
    case 'PricesNotChecked':
      return words.notChecked;
  }
}

export const isBlocked = (cart: CartFragment): boolean => cart.problems.some((problem) => problem.blocking);
