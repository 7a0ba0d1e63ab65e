import type { PromotionRowFragment, PromotionUpsertInput } from '@/graphql/generated';
import { amountText, fractionDigitsOf, parseAmount } from '@/lib/money';

export type Kind = 'percentage' | 'amount' | 'buyXGetY' | 'freeDelivery';

/** A promotion as one types it. Amounts are of one currency. */
export interface PromotionDraft {
  name: string;
  kind: Kind;
  percent: string;
  amount: string;
  currency: string;
  buy: string;
  get: string;
  code: string;
  startsAt: string;
  endsAt: string;
  usageLimit: string;
  perCustomerLimit: string;
  minimum: string;
  isFirstOrderOnly: boolean;
  isExclusive: boolean;
  categoryIds: readonly string[];
  productIds: string;
}

export const emptyPromotion: PromotionDraft = {
  name: '',
  kind: 'percentage',
  percent: '10',
  amount: '',
  currency: 'EUR',
  buy: '2',
  get: '1',
  code: '',
  startsAt: '',
  endsAt: '',
  usageLimit: '',
  perCustomerLimit: '',
  minimum: '',
  isFirstOrderOnly: false,
  isExclusive: false,
  categoryIds: [],
  productIds: '',
};

export function promotionDraft(promotion: PromotionRowFragment): PromotionDraft {
  const { benefit, conditions } = promotion;
  const minimum = conditions.minimumSubtotals[0];
  const amount = benefit.__typename === 'AmountOff' ? benefit.amounts[0] : undefined;
  return {
    ...emptyPromotion,
    name: promotion.name,
    kind: kindOf(promotion),
    percent: 'basisPoints' in benefit ? String(benefit.basisPoints / 100) : '100',
    amount: amount ? amountText(amount) : '',
    currency: amount?.currency ?? minimum?.currency ?? 'EUR',
    buy: benefit.__typename === 'BuyXGetY' ? String(benefit.buyQuantity) : '2',
    get: benefit.__typename === 'BuyXGetY' ? String(benefit.getQuantity) : '1',
    code: promotion.code ?? '',
    startsAt: localMoment(promotion.startsAt),
    endsAt: localMoment(promotion.endsAt),
    usageLimit: promotion.usageLimit?.toString() ?? '',
    perCustomerLimit: promotion.perCustomerLimit?.toString() ?? '',
    minimum: minimum ? amountText(minimum) : '',
    isFirstOrderOnly: conditions.isFirstOrderOnly,
    isExclusive: promotion.isExclusive,
    categoryIds: conditions.categoryIds,
    productIds: conditions.productIds.join('\n'),
  };
}

const kinds: Record<PromotionRowFragment['benefit']['__typename'], Kind> = {
  PercentageOff: 'percentage',
  AmountOff: 'amount',
  BuyXGetY: 'buyXGetY',
  FreeDelivery: 'freeDelivery',
};

export const kindOf = ({ benefit }: Pick<PromotionRowFragment, 'benefit'>): Kind => kinds[benefit.__typename];

type PromotionInput = Omit<PromotionUpsertInput, 'idempotencyKey' | 'id' | 'version' | 'sellerId'>;

/** What the graph takes, or what is wrong, by field. What the form does not show of `existing` stays. */
export function promotionInput(
  draft: PromotionDraft,
  existing: PromotionRowFragment | null,
): { input: PromotionInput } | { problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const digits = fractionDigitsOf(draft.currency);
  const basisPoints = Math.round(Number(draft.percent) * 100);
  const amount = parseAmount(draft.amount, digits);
  const minimum = draft.minimum.trim() ? parseAmount(draft.minimum, digits) : null;
  if ((draft.kind === 'percentage' || draft.kind === 'buyXGetY') && !(basisPoints >= 1 && basisPoints <= 10_000)) {
    problems.percent = 'Between 0.01 and 100';
  }
  if (draft.kind === 'amount' && !amount) {
    problems.amount = 'An amount above zero';
  }
  if (draft.minimum.trim() && minimum === null) {
    problems.minimum = 'An amount, such as 50.00';
  }
  if (Object.keys(problems).length > 0) {
    return { problems };
  }
  const money = (minorUnits: number) => ({ minorUnits, currency: draft.currency });
  const otherCurrencies = <T extends { currency: string; minorUnits: number }>(amounts: readonly T[]) =>
    amounts
      .filter(({ currency }) => currency !== draft.currency)
      .map(({ currency, minorUnits }) => ({ currency, minorUnits }));
  const before = existing?.benefit.__typename === 'AmountOff' ? existing.benefit.amounts : [];
  const benefit = {
    percentage: { percentageOff: { basisPoints } },
    amount: { amountOff: { amounts: [money(amount ?? 0), ...otherCurrencies(before)] } },
    buyXGetY: { buyXGetY: { buyQuantity: Number(draft.buy), getQuantity: Number(draft.get), basisPoints } },
    freeDelivery: { freeDelivery: true },
  }[draft.kind];
  return {
    input: {
      name: draft.name.trim(),
      benefit,
      code: draft.code.trim() || null,
      startsAt: instant(draft.startsAt),
      endsAt: instant(draft.endsAt),
      usageLimit: draft.usageLimit === '' ? null : Number(draft.usageLimit),
      perCustomerLimit: draft.perCustomerLimit === '' ? null : Number(draft.perCustomerLimit),
      isExclusive: draft.isExclusive,
      conditions: {
        productIds: draft.productIds.split(/[\s,]+/).filter(Boolean),
        categoryIds: [...draft.categoryIds],
        sellerIds: existing?.conditions.sellerIds ?? [],
        customerIds: existing?.conditions.customerIds ?? [],
        isFirstOrderOnly: draft.isFirstOrderOnly,
        minimumSubtotals:
          minimum === null ? [] : [money(minimum), ...otherCurrencies(existing?.conditions.minimumSubtotals ?? [])],
      },
    },
  };
}

const instant = (local: string): string | null => (local ? new Date(local).toISOString() : null);

/** What `<input type="datetime-local">` shows of an instant. */
function localMoment(iso: string | null): string {
  if (!iso) {
    return '';
  }
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
