import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { formatMoment } from '@/lib/dates';
import { sentenceCase } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Input, Select } from '@/office/ui/Fields';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { Refusal } from '@/office/ui/Refusal';
import { Tabs } from '@/office/ui/Tabs';
import { useSeller } from '../session/seller';
import {
  useStockAdjustMutation,
  useStockHistoryInfiniteQuery,
  useStockTransferMutation,
  useStockUpdateMutation,
  useWarehousesQuery,
  type Warehouse,
} from './inventoryApi';

/** What the dialog needs to know of a variant. */
export interface StockedVariant {
  id: string;
  sku: string;
  version: number;
  availability: { restockAt: string | null };
  inventory: readonly { onHand: number; reserved: number; warehouse: { id: string; name: string } }[] | null;
}

type Task = 'adjust' | 'transfer' | 'watch' | 'history';

/** All that is done about the stock of one variant. */
export function StockDialog({ variant, onClose }: { variant: StockedVariant; onClose: () => void }) {
  const seller = useSeller();
  const { data } = useWarehousesQuery({ sellerId: seller.id });
  const warehouses = data?.filter(({ isRetired }) => !isRetired) ?? [];
  const [task, setTask] = useState<Task>('adjust');
  return (
    <Dialog title={`Stock of ${variant.sku}`} onClose={onClose}>
      <ul className="mb-4 divide-y divide-line rounded-lg border border-line text-sm">
        {(variant.inventory ?? []).map(({ warehouse, onHand, reserved }) => (
          <li key={warehouse.id} className="flex justify-between gap-4 px-3 py-2">
            <span>{warehouse.name}</span>
            <span className="tabular-nums">
              {onHand} on hand{reserved > 0 && <span className="text-muted">, {reserved} reserved</span>}
            </span>
          </li>
        ))}
        {(variant.inventory ?? []).length === 0 && (
          <li className="px-3 py-2 text-muted">Nothing in any warehouse yet</li>
        )}
      </ul>
      <Tabs
        label="What to do"
        value={task}
        onChange={setTask}
        options={[
          { value: 'adjust', label: 'Adjust' },
          ...(warehouses.length > 1 ? [{ value: 'transfer', label: 'Transfer' } as const] : []),
          { value: 'watch', label: 'Low stock' },
          { value: 'history', label: 'History' },
        ]}
      />
      <div className="mt-4">
        {task === 'adjust' && <Adjust variant={variant} warehouses={warehouses} onDone={onClose} />}
        {task === 'transfer' && <Transfer variant={variant} warehouses={warehouses} onDone={onClose} />}
        {task === 'watch' && <Watch variant={variant} onDone={onClose} />}
        {task === 'history' && <History variantId={variant.id} />}
      </div>
    </Dialog>
  );
}

interface TaskProps {
  variant: StockedVariant;
  warehouses: readonly Warehouse[];
  onDone: () => void;
}

const optionsOf = (warehouses: readonly Warehouse[]) => warehouses.map(({ id, name }) => ({ value: id, label: name }));
const onHandIn = (variant: StockedVariant, warehouseId: string | undefined) =>
  variant.inventory?.find(({ warehouse }) => warehouse.id === warehouseId)?.onHand ?? 0;

function Adjust({ variant, warehouses, onDone }: TaskProps) {
  const [adjust, state] = useStockAdjustMutation();
  const [warehouseId, setWarehouseId] = useState<string | null>(null);
  const [counted, setCounted] = useState('');
  const [reason, setReason] = useState('');
  const warehouse = warehouseId ?? variant.inventory?.[0]?.warehouse.id ?? warehouses[0]?.id;
  const onHand = onHandIn(variant, warehouse);
  const delta = counted === '' ? 0 : Number(counted) - onHand;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await adjust({
      changes: [{ variantId: variant.id, delta, warehouseId: warehouse ?? null, expectedOnHand: onHand }],
      reason: reason.trim() || null,
    });
    if (answer.data && answer.data.userErrors.length === 0) {
      announce(`${variant.sku}: ${counted} on hand`);
      onDone();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-3">
      {warehouses.length > 1 && (
        <Select
          label="Warehouse"
          value={warehouse}
          onChange={({ target }) => setWarehouseId(target.value)}
          options={optionsOf(warehouses)}
        />
      )}
      <Input
        label="Units on hand"
        hint={delta === 0 ? `${onHand} now` : `${onHand} now, ${delta > 0 ? '+' : ''}${delta}`}
        type="number"
        min={0}
        required
        className="max-w-40"
        value={counted}
        onChange={({ target }) => setCounted(target.value)}
      />
      <Input
        label="Why (optional)"
        maxLength={200}
        placeholder="Stocktaking, delivery, breakage…"
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Refusal state={state} />
      <OfficeButton type="submit" look="primary" busy={state.isLoading} disabled={delta === 0}>
        Set stock
      </OfficeButton>
    </form>
  );
}

function Transfer({ variant, warehouses, onDone }: TaskProps) {
  const [transfer, state] = useStockTransferMutation();
  const [from, setFrom] = useState(variant.inventory?.[0]?.warehouse.id ?? warehouses[0]?.id ?? '');
  const [to, setTo] = useState(warehouses.find(({ id }) => id !== from)?.id ?? '');
  const [quantity, setQuantity] = useState('1');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await transfer({
      fromWarehouseId: from,
      toWarehouseId: to,
      lines: [{ variantId: variant.id, quantity: Number(quantity) }],
    });
    if (answer.data && answer.data.userErrors.length === 0) {
      announce(`${quantity} × ${variant.sku} moved`);
      onDone();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label="From"
          hint={`${onHandIn(variant, from)} on hand`}
          value={from}
          onChange={({ target }) => setFrom(target.value)}
          options={optionsOf(warehouses)}
        />
        <Select
          label="To"
          hint={`${onHandIn(variant, to)} on hand`}
          value={to}
          onChange={({ target }) => setTo(target.value)}
          options={optionsOf(warehouses)}
        />
      </div>
      <Input
        label="Units"
        type="number"
        min={1}
        required
        className="max-w-32"
        value={quantity}
        error={errorsByInput(state.data?.userErrors).quantity}
        onChange={({ target }) => setQuantity(target.value)}
      />
      <Refusal state={state} shownBeside={['quantity']} />
      <OfficeButton type="submit" look="primary" busy={state.isLoading} disabled={from === to}>
        Move
      </OfficeButton>
    </form>
  );
}

function Watch({ variant, onDone }: Pick<TaskProps, 'variant' | 'onDone'>) {
  const [update, state] = useStockUpdateMutation();
  const [lowStockAt, setLowStockAt] = useState('');
  const [restockAt, setRestockAt] = useState(variant.availability.restockAt?.slice(0, 10) ?? '');
  const errors = errorsByInput(state.data?.userErrors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await update({
      id: variant.id,
      version: variant.version,
      lowStockAt: lowStockAt === '' ? null : Number(lowStockAt),
      restockAt: restockAt ? new Date(`${restockAt}T12:00:00`).toISOString() : null,
    });
    if (answer.data?.variant) {
      announce(`${variant.sku}: saved`);
      onDone();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="space-y-3">
      <Input
        label="Stock is low with this many units or fewer"
        hint="Empty for the shop’s own threshold. What was set before is replaced."
        type="number"
        min={0}
        className="max-w-72"
        value={lowStockAt}
        error={errors.lowStockAt}
        onChange={({ target }) => setLowStockAt(target.value)}
      />
      <Input
        label="More expected on"
        hint="Shoppers see it while the variant is sold out"
        type="date"
        className="max-w-48"
        value={restockAt}
        error={errors.restockAt}
        onChange={({ target }) => setRestockAt(target.value)}
      />
      <Refusal state={state} shownBeside={['lowStockAt', 'restockAt']} />
      <OfficeButton type="submit" look="primary" busy={state.isLoading}>
        Save
      </OfficeButton>
    </form>
  );
}

function History({ variantId }: { variantId: string }) {
  const list = useStockHistoryInfiniteQuery({ variantId, first: 20 });
  return (
    <>
      <PagedList list={list} empty={<NothingHere title="Nothing has come or left yet" />}>
        {(movements) => (
          <ol className="divide-y divide-line text-sm">
            {movements.map(({ id, kind, delta, onHand, note, at, warehouse }) => (
              <li key={id} className="flex items-baseline gap-3 py-2">
                <span className={delta < 0 ? 'w-12 text-right tabular-nums' : 'w-12 text-right text-teal tabular-nums'}>
                  {delta > 0 ? `+${delta}` : delta}
                </span>
                <span className="min-w-0 grow">
                  {sentenceCase(kind)} · {warehouse.name}
                  <span className="block truncate text-xs text-muted">
                    {formatMoment(at)}
                    {note && ` · ${note}`}
                  </span>
                </span>
                <span className="text-muted tabular-nums">{onHand} left</span>
              </li>
            ))}
          </ol>
        )}
      </PagedList>
    </>
  );
}
