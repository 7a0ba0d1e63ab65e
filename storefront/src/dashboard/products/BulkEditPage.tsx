import { useState, type FormEvent } from 'react';
import { useSearchParams } from 'react-router';
import type { ProductStatus } from '@/graphql/generated';
import { fractionDigitsOf } from '@/lib/money';
import { count } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Input } from '@/office/ui/Fields';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { refusalMessages } from '@/office/ui/Refusal';
import { Notice } from '@/ui/Notice';
import { useStockAdjustMutation } from '../inventory/inventoryApi';
import { useSeller } from '../session/seller';
import { bulkChange, bulkDraft, mainStock, shifted, type BulkDraft, type BulkRow } from './bulk';
import { parsePrices, priceDrafts } from './prices';
import { useCatalogSelectionQuery, useVariantUpsertMutation } from './productsApi';

const back = { to: '/dashboard/products', label: 'Products' };

/** Prices and stock of many variants on one page. */
export function BulkEditPage() {
  const seller = useSeller();
  const [params] = useSearchParams();
  const ids = params.get('ids')?.split(',') ?? [];
  const status = (params.get('status') as ProductStatus | null) ?? 'ACTIVE';
  const { data, isLoading, error, refetch } = useCatalogSelectionQuery({ sellerId: seller.id, ids, status });
  const rows = data?.flatMap(({ id: productId, title, variants }) =>
    variants.nodes
      .filter((variant) => !variant.seller || variant.seller.id === seller.id)
      .map((variant) => ({ productId, title, variant })),
  );
  return (
    <>
      <PageHeader title="Prices and stock" back={back}>
        In the shop’s currency and each variant’s first warehouse. Prices in other currencies stay as they are.
      </PageHeader>
      <ListView
        rows={rows}
        isLoading={isLoading}
        error={error}
        retry={() => void refetch()}
        empty={<NothingHere title="Choose products in the list first" />}
      >
        {(shown) => <BulkForm rows={shown} />}
      </ListView>
    </>
  );
}

interface Outcome {
  saved: number;
  problems: string[];
}

function BulkForm({ rows }: { rows: readonly BulkRow[] }) {
  const [drafts, setDrafts] = useState<Record<string, BulkDraft>>({});
  const [percent, setPercent] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [upsert] = useVariantUpsertMutation();
  const [adjust] = useStockAdjustMutation();
  const currency = rows.find(({ variant }) => variant.shop)?.variant.shop ?? {
    minorUnits: 0,
    currency: 'EUR',
    fractionDigits: fractionDigitsOf('EUR'),
  };
  const draftOf = (row: BulkRow) => drafts[row.variant.id] ?? bulkDraft(row);
  const set = (row: BulkRow, change: Partial<BulkDraft>) =>
    setDrafts((before) => ({
      ...before,
      [row.variant.id]: { ...(before[row.variant.id] ?? bulkDraft(row)), ...change },
    }));
  const changes = rows
    .map((row) => ({ row, change: bulkChange(row, draftOf(row), currency) }))
    .filter(({ change }) => change.isPriceChanged || change.delta !== 0 || change.problem);
  const isWrong = changes.some(({ change }) => change.problem);

  const shiftAll = () =>
    rows.forEach((row) => set(row, { price: shifted(draftOf(row).price, Number(percent), currency.fractionDigits) }));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const problems: string[] = [];
    let saved = 0;
    // One after the other: each is a change of its own, and what cannot be done is named without holding up the rest.
    for (const { row, change } of changes.filter((each) => each.change.isPriceChanged)) {
      const others = parsePrices(priceDrafts(row.variant).filter((draft) => draft.currency !== currency.currency));
      const answer = await upsert({
        productId: row.productId,
        id: row.variant.id,
        version: row.variant.version,
        prices: [...others.prices, { currency: currency.currency, minorUnits: change.price! }],
        compareAtPrices: [
          ...others.compareAtPrices,
          ...(change.before === null ? [] : [{ currency: currency.currency, minorUnits: change.before }]),
        ],
      });
      const refusal = refusalMessages(answer)[0];
      if (refusal) {
        problems.push(`${row.variant.sku}: ${refusal}`);
      } else {
        saved += 1;
      }
    }
    const stock = changes.filter(({ change }) => change.delta !== 0);
    for (let at = 0; at < stock.length; at += 100) {
      const part = stock.slice(at, at + 100);
      const answer = await adjust({
        reason: 'Bulk edit',
        changes: part.map(({ row, change }) => ({
          variantId: row.variant.id,
          delta: change.delta,
          warehouseId: mainStock(row.variant)?.warehouse.id ?? null,
          expectedOnHand: mainStock(row.variant)?.onHand ?? null,
        })),
      });
      const refusal = refusalMessages(answer)[0];
      if (refusal) {
        problems.push(`Stock of ${count(part.length, 'variant')}: ${refusal}`);
      } else {
        saved += part.length;
      }
    }
    setBusy(false);
    setOutcome({ saved, problems });
    if (problems.length === 0) {
      setDrafts({});
      announce(`${count(saved, 'change')} saved`);
    }
  };

  return (
    <form onSubmit={(event) => void save(event)} className="space-y-4">
      {outcome && outcome.problems.length > 0 && (
        <Notice tone="error">
          <p>{count(outcome.saved, 'change')} saved. Not done:</p>
          {outcome.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      <div className="flex flex-wrap items-end gap-2">
        <Input
          label="Change all prices by percent"
          type="number"
          step="0.1"
          min={-90}
          max={500}
          placeholder="-10"
          className="w-52"
          value={percent}
          onChange={({ target }) => setPercent(target.value)}
        />
        <OfficeButton disabled={percent === '' || Number(percent) === 0} onClick={shiftAll}>
          Put into the fields
        </OfficeButton>
        <OfficeButton
          type="submit"
          look="primary"
          className="ml-auto"
          busy={isBusy}
          disabled={changes.length === 0 || isWrong}
        >
          Save {changes.length > 0 ? count(changes.length, 'row') : ''}
        </OfficeButton>
      </div>
      <Panel flush>
        <DataTable
          caption="Variants"
          rows={rows}
          rowKey={({ variant }) => variant.id}
          isFresh={(row) => changes.some((each) => each.row === row)}
          columns={bulkColumns(
            currency.currency,
            draftOf,
            set,
            (row) => bulkChange(row, draftOf(row), currency).problem,
          )}
        />
      </Panel>
    </form>
  );
}

const bulkColumns = (
  currency: string,
  draftOf: (row: BulkRow) => BulkDraft,
  set: (row: BulkRow, change: Partial<BulkDraft>) => void,
  problemOf: (row: BulkRow) => string | null,
): Column<BulkRow>[] => [
  {
    header: 'Variant',
    main: true,
    cell: ({ title, variant }) => (
      <>
        <span className="font-medium">{title}</span>
        <span className="block text-xs text-muted">
          {[variant.sku, ...variant.options.map(({ value }) => value)].join(' · ')}
        </span>
      </>
    ),
  },
  {
    header: `Price, ${currency}`,
    cell: (row) => (
      <Input
        label={`Price of ${row.variant.sku}`}
        hideLabel
        inputMode="decimal"
        className="w-28"
        value={draftOf(row).price}
        error={problemOf(row) ?? undefined}
        onChange={({ target }) => set(row, { price: target.value })}
      />
    ),
  },
  {
    header: 'Before',
    cell: (row) => (
      <Input
        label={`Former price of ${row.variant.sku}`}
        hideLabel
        inputMode="decimal"
        className="w-28"
        value={draftOf(row).before}
        onChange={({ target }) => set(row, { before: target.value })}
      />
    ),
  },
  {
    header: 'On hand',
    cell: (row) => (
      <Input
        label={`Units of ${row.variant.sku} on hand`}
        hideLabel
        inputMode="numeric"
        className="w-24"
        hint={mainStock(row.variant)?.warehouse.name}
        value={draftOf(row).onHand}
        onChange={({ target }) => set(row, { onHand: target.value })}
      />
    ),
  },
];
