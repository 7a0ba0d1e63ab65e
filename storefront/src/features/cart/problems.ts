import type { CartFragment } from '@/graphql/generated';

export type CartProblem = CartFragment['problems'][number];

/** The line that a problem is about; null for one of the whole cart. */
export const lineIdOf = (problem: CartProblem): string | null =>
  'line' in problem ? (problem.line?.id ?? null) : null;

export const problemsOfLine = (cart: CartFragment, lineId: string): CartProblem[] =>
  cart.problems.filter((problem) => lineIdOf(problem) === lineId);

/** Lines drifted since they were added: the shopper may agree to what they are now. */
export const canAcceptChanges = (cart: CartFragment): boolean =>
  cart.problems.some((problem) => lineIdOf(problem) !== null);

export const isBlocked = (cart: CartFragment): boolean => cart.problems.some((problem) => problem.blocking);
