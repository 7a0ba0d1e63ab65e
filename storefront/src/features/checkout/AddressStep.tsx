import { useState, type ChangeEvent, type FormEvent } from 'react';
import { Link } from 'react-router';
import { Button } from '@/ui/Button';
import { SelectField } from '@/ui/SelectField';
import { TextField } from '@/ui/TextField';
import { countries } from './address';
import type { AddressDraft } from './checkoutSlice';

interface AddressStepProps {
  email: string;
  /** The account's address of mail is used and not asked for. */
  emailIsKnown: boolean;
  address: AddressDraft;
  errors: Record<string, string>;
  onDone: (contact: { email: string; address: AddressDraft }) => void;
}

export function AddressStep({ email: initialEmail, emailIsKnown, address: initial, errors, onDone }: AddressStepProps) {
  const [email, setEmail] = useState(initialEmail);
  const [address, setAddress] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone({ email: email.trim(), address });
  };
  const field = (name: keyof AddressDraft) => ({
    name,
    value: address[name],
    error: errors[name],
    maxLength: 120,
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setAddress({ ...address, [name]: target.value }),
  });
  return (
    <form onSubmit={submit} className="grid grid-cols-2 gap-x-4 gap-y-5">
      {!emailIsKnown && (
        <>
          <TextField
            className="col-span-2"
            label="Email"
            type="email"
            name="email"
            autoComplete="email"
            required
            hint="For your confirmation and tracking."
            error={errors.email}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <p className="col-span-2 -mt-2 text-sm text-muted">
            Have an account?{' '}
            <Link to="/sign-in?next=/checkout" className="text-ink underline underline-offset-4">
              Sign in
            </Link>
          </p>
        </>
      )}
      <TextField className="col-span-2" label="Full name" autoComplete="name" required {...field('name')} />
      <TextField
        className="col-span-2"
        label="Street and number"
        autoComplete="address-line1"
        required
        {...field('line1')}
      />
      <TextField className="col-span-2" label="Flat, floor, company" autoComplete="address-line2" {...field('line2')} />
      <TextField label="Postal code" autoComplete="postal-code" required {...field('postalCode')} />
      <TextField label="City" autoComplete="address-level2" required {...field('city')} />
      <SelectField
        className="col-span-2"
        label="Country"
        name="countryCode"
        autoComplete="country"
        options={countries}
        value={address.countryCode}
        onChange={field('countryCode').onChange}
      />
      <Button type="submit" className="col-span-2 mt-1 sm:w-fit">
        Continue to delivery
      </Button>
    </form>
  );
}
