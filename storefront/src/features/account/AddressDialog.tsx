import { type FormEvent, useState } from 'react';
import { toAddressInput, toDraft } from '@/features/checkout/address';
import { AddressFields } from '@/features/checkout/AddressFields';
import { type AddressDraft, emptyCheckout } from '@/features/checkout/checkoutSlice';
import { errorsByInput, failureMessage } from '@/graphql/failure';
import type { SavedAddressFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { useAddressSaveMutation } from './addressesApi';
import { accountText } from './messages';

export function AddressDialog({ address, onClose }: { address: SavedAddressFragment | null; onClose: () => void }) {
  const { address: text } = useText(accountText);
  const [save, { data, error, isLoading }] = useAddressSaveMutation();
  const [draft, setDraft] = useState<AddressDraft>(address ? toDraft(address) : emptyCheckout.address);
  const [isDefault, setDefault] = useState(address?.isDefault ?? false);
  const general =
    data?.userErrors.find(({ field }) => !field?.length)?.message ?? (error ? failureMessage(error) : null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await save({ ...toAddressInput(draft), isDefault, ...(address ? { id: address.id } : {}) });
    if (answer.data?.userErrors.length === 0) {
      onClose();
    }
  };
  return (
    <Dialog title={address ? text.editOne(address.line1) : text.add} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-5">
        <AddressFields address={draft} errors={errorsByInput(data?.userErrors)} onChange={setDraft} />
        <label className="flex cursor-pointer items-center gap-3 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-coral"
            checked={isDefault}
            onChange={({ target }) => setDefault(target.checked)}
          />
          {text.makeDefault}
        </label>
        {general && <Notice tone="error">{general}</Notice>}
        <Button type="submit" busy={isLoading} className="w-full">
          {text.save}
        </Button>
      </form>
    </Dialog>
  );
}
