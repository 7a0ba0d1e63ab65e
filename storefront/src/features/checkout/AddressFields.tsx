import type { ChangeEvent } from 'react';
import { useText } from '@/i18n/text';
import { SelectField } from '@/ui/SelectField';
import { TextField } from '@/ui/TextField';
import { countries, hasRegions } from './address';
import type { AddressDraft } from './checkoutSlice';
import { checkoutText } from './messages';

interface AddressFieldsProps {
  address: AddressDraft;
  errors: Record<string, string>;
  onChange: (address: AddressDraft) => void;
}

/** The fields of an address, with the names that browsers fill in by themselves. */
export function AddressFields({ address, errors, onChange }: AddressFieldsProps) {
  const { address: text } = useText(checkoutText);
  const field = (name: keyof AddressDraft) => ({
    name,
    value: address[name],
    error: errors[name],
    maxLength: 120,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      onChange({ ...address, [name]: target.value }),
  });
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-5">
      <TextField className="col-span-2" label={text.name} autoComplete="name" required {...field('name')} />
      <TextField className="col-span-2" label={text.line1} autoComplete="address-line1" required {...field('line1')} />
      <TextField className="col-span-2" label={text.line2} autoComplete="address-line2" {...field('line2')} />
      <TextField label={text.postalCode} autoComplete="postal-code" required {...field('postalCode')} />
      <TextField label={text.city} autoComplete="address-level2" required {...field('city')} />
      {hasRegions(address.countryCode) && (
        <TextField
          className="col-span-2"
          label={text.region}
          autoComplete="address-level1"
          required
          {...field('region')}
          maxLength={3}
        />
      )}
      <SelectField
        className="col-span-2"
        label={text.country}
        name="countryCode"
        autoComplete="country"
        options={countries()}
        value={address.countryCode}
        onChange={field('countryCode').onChange}
      />
    </div>
  );
}
