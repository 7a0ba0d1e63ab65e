import type { CatalogVariantFragment } from '@/graphql/generated';
import { amountText, parseAmount, type Money } from '@/lib/money';

export interface BulkRow {
  productId: string;
  title: string;
  variant: CatalogVariantFragment;
}

export interface BulkDraft {
  price: string;
  before: string;
  onHand: string;
}

export const bulkDraft = ({ variant }: BulkRow): BulkDraft => ({
  price: variant.shop ? amountText(variant.shop) : '',
  before: variant.shopBefore ? amountText(variant.shopBefore) : '',
  onHand: String(mainStock(variant)?.onHand ?? 0),
});

/** Where stock is changed in bulk: the first warehouse of the variant. */
export const mainStock = ({ inventory }: Pick<CatalogVariantFragment, 'inventory'>) => inventory?.[0] ?? null;

export interface BulkChange {
  price: number | null;
  before: number | null;
  isPriceChanged: boolean;
  delta: number;
  problem: string | null;
}

/** What of a row was changed, and whether it can be so. */
export function bulkChange(row: BulkRow, draft: BulkDraft, currency: Money): BulkChange {
  const price = parseAmount(draft.price, currency.fractionDigits);
  const before = draft.before.trim() === '' ? null : parseAmount(draft.before, currency.fractionDigits);
  const onHand = /^\d+$/.test(draft.onHand.trim()) ? Number(draft.onHand) : null;
  const current = bulkDraft(row);
  const isPriceChanged = draft.price !== current.price || draft.before !== current.before;
  const problem = problemOf({ price, before, isBefore: draft.before.trim() !== '', onHand, isPriceChanged });
  return { price, before, isPriceChanged, delta: (onHand ?? 0) - Number(current.onHand), problem };
}

interface Parsed {
  price: number | null;
  before: number | null;
  isBefore: boolean;
  onHand: number | null;
  isPriceChanged: boolean;
}

function problemOf({ price, before, isBefore, onHand, isPriceChanged }: Parsed): string | null {
  if (isPriceChanged && !price) {
    return 'The price is no amount above zero.';
  }
  if (isPriceChanged && isBefore && (before === null || before <= price!)) {
    return 'The former price must be higher than the price.';
  }
  return onHand === null ? 'The stock is a whole number.' : null;
}

/** A price changed by so many percent, up or down. */
export function shifted(text: string, percent: number, fractionDigits: number): string {
  const minorUnits = parseAmount(text, fractionDigits);
  return minorUnits === null
    ? text
    : amountText({
        minorUnits: Math.max(1, Math.round(minorUnits * (1 + percent / 100))),
        currency: 'EUR',
        fractionDigits,
      });
}
