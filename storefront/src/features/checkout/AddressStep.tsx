import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { useAddressSaveMutation, useMyAddressesQuery } from '@/features/account/addressesApi';
import type { SavedAddressFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { countryName } from '@/lib/words';
import { Button } from '@/ui/Button';
import { ChoiceCard } from '@/ui/ChoiceCard';
import { Skeleton } from '@/ui/Skeleton';
import { TextField } from '@/ui/TextField';
import { toAddressInput, toDraft } from './address';
import { AddressFields } from './AddressFields';
import { type AddressDraft, emptyCheckout } from './checkoutSlice';
import { checkoutText } from './messages';

interface AddressStepProps {
  email: string;
  /** The account's address of mail is used and not asked for, and its saved addresses are offered. */
  isMember: boolean;
  address: AddressDraft;
  errors: Record<string, string>;
  onDone: (contact: { email: string; address: AddressDraft }) => void;
}

export function AddressStep(props: AddressStepProps) {
  const { data: saved, isLoading } = useMyAddressesQuery(undefined, { skip: !props.isMember });
  if (props.isMember && isLoading) {
    return <Skeleton className="h-72" />;
  }
  return <AddressForm {...props} saved={props.isMember ? (saved ?? []) : []} />;
}

function AddressForm({
  email: initialEmail,
  isMember,
  address: initial,
  errors,
  saved,
  onDone,
}: AddressStepProps & { saved: SavedAddressFragment[] }) {
  const { address: text } = useText(checkoutText);
  const [saveAddress] = useAddressSaveMutation();
  const preferred =
    saved.find((each) => sameAddress(each, initial)) ??
    (initial.line1 ? undefined : (saved.find(({ isDefault }) => isDefault) ?? saved[0]));
  const [chosen, setChosen] = useState<string | null>(preferred?.id ?? null);
  const [keeps, setKeeps] = useState(saved.length === 0);
  const [email, setEmail] = useState(initialEmail);
  const [address, setAddress] = useState(initial);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const known = saved.find(({ id }) => id === chosen);
    if (isMember && !known && keeps) {
      void saveAddress(toAddressInput(address));
    }
    onDone({ email: email.trim(), address: known ? toDraft(known) : address });
  };
  return (
    <form onSubmit={submit} className="space-y-5">
      {!isMember && (
        <>
          <TextField
            label={text.email}
            type="email"
            name="email"
            autoComplete="email"
            required
            hint={text.emailHint}
            error={errors.email}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <p className="-mt-2 text-sm text-muted">
            {text.haveAccount}{' '}
            <Link to="/sign-in?next=/checkout" className="text-ink underline underline-offset-4">
              {text.signIn}
            </Link>
          </p>
        </>
      )}
      {saved.length > 0 && (
        <fieldset className="space-y-2.5">
          <legend className="mb-3 text-sm font-semibold">{text.saved}</legend>
          {saved.map((each) => (
            <ChoiceCard
              key={each.id}
              name="saved-address"
              value={each.id}
              checked={chosen === each.id}
              onChoose={() => setChosen(each.id)}
              title={`${each.name}, ${each.line1}`}
              note={`${each.postalCode} ${each.city}, ${countryName(each.countryCode)}`}
            />
          ))}
          <ChoiceCard
            name="saved-address"
            value=""
            checked={chosen === null}
            onChoose={() => setChosen(null)}
            title={text.other}
          />
        </fieldset>
      )}
      {chosen === null && (
        <>
          <AddressFields address={address} errors={errors} onChange={setAddress} />
          {isMember && (
            <label className="flex cursor-pointer items-center gap-3 text-sm">
              <input
                type="checkbox"
                className="size-4 accent-coral"
                checked={keeps}
                onChange={({ target }) => setKeeps(target.checked)}
              />
              {text.save}
            </label>
          )}
        </>
      )}
      <Button type="submit">{text.next}</Button>
    </form>
  );
}

const sameAddress = (saved: SavedAddressFragment, draft: AddressDraft) =>
  JSON.stringify(toDraft(saved)) === JSON.stringify({ ...emptyCheckout.address, ...draft });
