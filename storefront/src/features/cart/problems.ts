import type { CartFragment } from '@/graphql/generated';

export type CartProblem = CartFragment['problems'][number];

/** The line that a problem is about; null for one of the whole cart. */
export const lineIdOf = (problem: CartProblem): string | null =>
  'line' in problem ? (problem.line?.id ?? null) : null;

export const problemsOfLine = (cart: CartFragment, lineId: string): CartProblem[] =>
  cart.problems.filter((problem) => lineIdOf(problem) === lineId);

/** Prices moved since the lines were added: the shopper may agree to the new ones. */
export const hasPriceChanges = (cart: CartFragment): boolean =>
  cart.problems.some((problem) => problem.__typename === 'PriceChanged');

export const isBlocked = (cart: CartFragment): boolean => cart.problems.some((problem) => problem.blocking);
