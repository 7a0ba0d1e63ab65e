import { useState } from 'react';
import type { SavedAddressFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { AddressLines } from '@/ui/AddressLines';
import { Button } from '@/ui/Button';
import { FailureState } from '@/ui/FailureState';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { AddressDialog } from './AddressDialog';
import { useAddressRemoveMutation, useMyAddressesQuery } from './addressesApi';
import { accountText } from './messages';

export function AddressesPage() {
  const { addresses: title, address: text } = useText(accountText);
  usePageTitle(title);
  const { data: addresses, isError, error, refetch } = useMyAddressesQuery();
  const [edited, setEdited] = useState<SavedAddressFragment | 'new' | null>(null);
  if (isError) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (!addresses) {
    return <Skeleton className="h-60 rounded-2xl" />;
  }
  return (
    <section aria-labelledby="addresses">
      <header className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h1 id="addresses" className="text-3xl">
          {title}
        </h1>
        <Button variant="secondary" size="small" onClick={() => setEdited('new')}>
          {text.add}
        </Button>
      </header>
      {addresses.length === 0 && <p className="text-muted">{text.none}</p>}
      <ul className="grid gap-4 sm:grid-cols-2">
        {addresses.map((address) => (
          <Card key={address.id} address={address} onEdit={() => setEdited(address)} />
        ))}
      </ul>
      {edited && <AddressDialog address={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

function Card({ address, onEdit }: { address: SavedAddressFragment; onEdit: () => void }) {
  const { address: text } = useText(accountText);
  const [remove, { isLoading }] = useAddressRemoveMutation();
  return (
    <li className="rounded-2xl border border-line bg-surface p-5 text-sm" data-testid="address">
      <AddressLines address={address} />
      <p className="mt-4 flex items-center gap-5">
        <button
          type="button"
          className="underline underline-offset-4"
          aria-label={text.editOne(address.line1)}
          onClick={onEdit}
        >
          {text.edit}
        </button>
        <button
          type="button"
          className="text-muted underline underline-offset-4 hover:text-ink"
          aria-label={text.removeOne(address.line1)}
          disabled={isLoading}
          onClick={() => void remove(address.id)}
        >
          {text.remove}
        </button>
        {address.isDefault && (
          <span className="ml-auto rounded-full bg-sand px-3 py-0.5 font-medium">{text.isDefault}</span>
        )}
      </p>
    </li>
  );
}
