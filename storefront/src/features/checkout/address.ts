import type { AddressInput } from '@/graphql/generated';
import type { AddressDraft } from './checkoutSlice';

export const countries = [
  ['AT', 'Austria'],
  ['BE', 'Belgium'],
  ['DE', 'Germany'],
  ['DK', 'Denmark'],
  ['ES', 'Spain'],
  ['FI', 'Finland'],
  ['FR', 'France'],
  ['GB', 'United Kingdom'],
  ['IE', 'Ireland'],
  ['IT', 'Italy'],
  ['LU', 'Luxembourg'],
  ['NL', 'Netherlands'],
  ['PL', 'Poland'],
  ['PT', 'Portugal'],
  ['SE', 'Sweden'],
  ['US', 'United States'],
].map(([value, label]) => ({ value: value!, label: label! }));

/** The address as the shop takes it: trimmed, and absent where nothing was entered. */
export function toAddressInput(draft: AddressDraft): AddressInput {
  const line2 = draft.line2.trim();
  return {
    name: draft.name.trim(),
    line1: draft.line1.trim(),
    ...(line2 ? { line2 } : {}),
    city: draft.city.trim(),
    postalCode: draft.postalCode.trim(),
    countryCode: draft.countryCode,
  };
}
