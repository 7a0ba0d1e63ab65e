import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { countryName } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { ConfirmDialog } from '@/office/ui/ConfirmDialog';
import { Dialog } from '@/office/ui/Dialog';
import { Input } from '@/office/ui/Fields';
import { PlusIcon } from '@/office/ui/icons';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { useSeller } from '../session/seller';
import {
  useWarehouseRetireMutation,
  useWarehousesQuery,
  useWarehouseUpsertMutation,
  type Warehouse,
} from './inventoryApi';

export function WarehousesPanel() {
  const seller = useSeller();
  const { data, isLoading, error, refetch } = useWarehousesQuery({ sellerId: seller.id });
  const [edited, setEdited] = useState<Warehouse | 'new' | null>(null);
  const [retired, setRetired] = useState<Warehouse | null>(null);
  return (
    <Panel
      title="Warehouses"
      flush
      actions={
        <OfficeButton onClick={() => setEdited('new')}>
          <PlusIcon /> Add
        </OfficeButton>
      }
    >
      <ListView
        rows={data}
        isLoading={isLoading}
        error={error}
        retry={() => void refetch()}
        empty={<NothingHere title="No warehouse yet" />}
      >
        {(warehouses) => (
          <ul className="divide-y divide-line border-t border-line text-sm">
            {warehouses.map((warehouse) => (
              <li key={warehouse.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 py-2.5">
                <span className="font-medium">{warehouse.name}</span>
                <span className="text-muted">
                  {warehouse.countryCode ? countryName(warehouse.countryCode) : 'Country not said yet'}
                </span>
                {warehouse.isRetired ? (
                  <Badge>Given up</Badge>
                ) : (
                  <span className="ml-auto flex gap-1">
                    <OfficeButton
                      look="quiet"
                      onClick={() => setEdited(warehouse)}
                      aria-label={`Edit ${warehouse.name}`}
                    >
                      Edit
                    </OfficeButton>
                    <OfficeButton
                      look="quiet"
                      onClick={() => setRetired(warehouse)}
                      aria-label={`Give up ${warehouse.name}`}
                    >
                      Give up…
                    </OfficeButton>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </ListView>
      {edited && <WarehouseDialog warehouse={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {retired && <RetireDialog warehouse={retired} onClose={() => setRetired(null)} />}
    </Panel>
  );
}

function WarehouseDialog({ warehouse, onClose }: { warehouse: Warehouse | null; onClose: () => void }) {
  const seller = useSeller();
  const [upsert, state] = useWarehouseUpsertMutation();
  const [name, setName] = useState(warehouse?.name ?? '');
  const [countryCode, setCountryCode] = useState(warehouse?.countryCode ?? seller.countryCode);
  const errors = errorsByInput(state.data?.userErrors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await upsert({
      sellerId: seller.id,
      id: warehouse?.id ?? null,
      name: name.trim(),
      countryCode: countryCode.trim().toUpperCase(),
    });
    if (answer.data?.warehouse) {
      announce(`${name} saved`);
      onClose();
    }
  };
  return (
    <Dialog title={warehouse ? 'Edit the warehouse' : 'Add a warehouse'} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-3">
        <Input
          label="Name"
          required
          maxLength={100}
          value={name}
          error={errors.name}
          onChange={({ target }) => setName(target.value)}
        />
        <Input
          label="Country"
          hint="Two letters, such as DE"
          required
          maxLength={2}
          className="max-w-40"
          value={countryCode}
          error={errors.countryCode}
          onChange={({ target }) => setCountryCode(target.value)}
        />
        <Refusal state={state} shownBeside={['name', 'countryCode']} />
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Save
        </OfficeButton>
      </form>
    </Dialog>
  );
}

function RetireDialog({ warehouse, onClose }: { warehouse: Warehouse; onClose: () => void }) {
  const [retire, state] = useWarehouseRetireMutation();
  const confirm = async () => {
    const answer = await retire({ id: warehouse.id });
    if (answer.data?.warehouse) {
      announce(`${warehouse.name} was given up`);
      onClose();
    }
  };
  return (
    <ConfirmDialog
      title={`Give up ${warehouse.name}?`}
      confirm="Give it up"
      state={state}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      Nothing can be put there any more, and this cannot be undone. It must be empty; what comes back from orders that
      were sent from there still arrives.
    </ConfirmDialog>
  );
}
