import type { CartFragment } from '@/graphql/generated';

export type CartProblem = CartFragment['problems'][number];

/** The line that a problem is about; null for one of the whole cart. */
export const lineIdOf = (problem: CartProblem): string | null =>
  'line' in problem ? (problem.line?.id ?? null) : null;

export const problemsOfLine = (cart: CartFragment, lineId: string): CartProblem[] =>
  cart.problems.filter((problem) => lineIdOf(problem) === lineId);

/** Lines drifted since they were added, or a coupon lost its effect: the shopper may agree to what the cart is now. */
export const canAcceptChanges = (cart: CartFragment): boolean =>
  cart.problems.some((problem) => lineIdOf(problem) !== null || problem.__typename === 'CouponInvalid');

/** What to say of a problem that no line shows; a coupon is named, because there may be several. */
export const messageOf = (problem: CartProblem): string =>
  problem.__typename === 'CouponInvalid' ? `${problem.code}: ${problem.message}` : problem.message;

export const isBlocked = (cart: CartFragment): boolean => cart.problems.some((problem) => problem.blocking);
