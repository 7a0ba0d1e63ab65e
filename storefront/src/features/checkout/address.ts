import type { AddressInput, SavedAddressFragment } from '@/graphql/generated';
import { currentLocale } from '@/i18n/language';
import { countryName } from '@/lib/words';
import type { AddressDraft } from './checkoutSlice';

const codes = 'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK US';

/** Where the shop offers to deliver to, in the visitor's language; whether a seller does is its own word. */
export const countries = () =>
  codes
    .split(' ')
    .map((value) => ({ value, label: countryName(value) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, currentLocale()));

/** Where tax depends on the state, and an address has one. */
export const hasRegions = (countryCode: string): boolean => countryCode === 'US';

/** The address as the shop takes it: trimmed, and absent where nothing was entered. */
export function toAddressInput(draft: AddressDraft): AddressInput {
  const line2 = draft.line2.trim();
  const region = draft.region.trim();
  return {
    name: draft.name.trim(),
    line1: draft.line1.trim(),
    ...(line2 ? { line2 } : {}),
    city: draft.city.trim(),
    postalCode: draft.postalCode.trim(),
    ...(region && hasRegions(draft.countryCode) ? { region } : {}),
    countryCode: draft.countryCode,
  };
}

/** A saved address as the form has it. */
export const toDraft = (saved: SavedAddressFragment): AddressDraft => ({
  name: saved.name,
  line1: saved.line1,
  line2: saved.line2 ?? '',
  city: saved.city,
  postalCode: saved.postalCode,
  region: saved.region ?? '',
  countryCode: saved.countryCode,
});
