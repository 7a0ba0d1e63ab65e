import type { GraphQLFailure } from './baseQuery';

/** A mutation's coded refusal: a value, not an exception. */
export interface UserError {
  code: string;
  message: string;
  field?: string[] | null;
}

/** What to tell a person about an error of RTK Query. */
export function failureMessage(error: unknown): string {
  return isFailure(error) ? error.message : 'Something went wrong on our side. Please try again.';
}

const isFailure = (error: unknown): error is GraphQLFailure =>
  typeof error === 'object' &&
  error !== null &&
  'message' in error &&
  typeof error.message === 'string' &&
  error.message !== '';

/** Errors by the name of the input they are about: `["input", "shippingAddress", "city"]` is about `city`. */
export function errorsByInput(errors: readonly UserError[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (errors ?? []).flatMap(({ field, message }) => (field?.length ? [[field.at(-1)!, message] as const] : [])),
  );
}
