import { describe, expect, it } from 'vitest';
import type { PromotionRowFragment } from '@/graphql/generated';
import { emptyPromotion, promotionDraft, promotionInput } from './promotionDraft';

const promotion: PromotionRowFragment = {
  id: 'prm_1',
  name: 'Autumn',
  code: 'AUTUMN',
  version: 3,
  startsAt: '2026-11-23T10:00:00.000Z',
  endsAt: null,
  isExclusive: false,
  usageLimit: 100,
  perCustomerLimit: null,
  used: 4,
  createdAt: '2026-11-20T10:00:00.000Z',
  seller: null,
  discounted: [],
  benefit: {
    __typename: 'AmountOff',
    amounts: [
      { minorUnits: 500, currency: 'EUR', fractionDigits: 2 },
      { minorUnits: 600, currency: 'USD', fractionDigits: 2 },
    ],
  },
  conditions: {
    productIds: [],
    categoryIds: ['cat_1'],
    sellerIds: ['sel_9'],
    customerIds: null,
    isFirstOrderOnly: true,
    minimumSubtotals: [{ minorUnits: 5000, currency: 'EUR', fractionDigits: 2 }],
  },
};

const benefitOf = (change: Partial<typeof emptyPromotion>) => {
  const answer = promotionInput({ ...emptyPromotion, name: 'X', ...change }, null);
  return 'input' in answer ? answer.input.benefit : null;
};

describe('a promotion', () => {
  it('that is opened and saved stays as it was, also in what the form does not show', () => {
    expect(promotionInput(promotionDraft(promotion), promotion)).toEqual({
      input: {
        name: 'Autumn',
        code: 'AUTUMN',
        benefit: {
          amountOff: {
            amounts: [
              { minorUnits: 500, currency: 'EUR' },
              { minorUnits: 600, currency: 'USD' },
            ],
          },
        },
        startsAt: '2026-11-23T10:00:00.000Z',
        endsAt: null,
        usageLimit: 100,
        perCustomerLimit: null,
        isExclusive: false,
        conditions: {
          productIds: [],
          categoryIds: ['cat_1'],
          sellerIds: ['sel_9'],
          customerIds: [],
          isFirstOrderOnly: true,
          minimumSubtotals: [{ minorUnits: 5000, currency: 'EUR' }],
        },
      },
    });
  });

  it.each([
    [{ kind: 'percentage', percent: '0' }, 'percent'],
    [{ kind: 'percentage', percent: '101' }, 'percent'],
    [{ kind: 'amount', amount: '' }, 'amount'],
    [{ minimum: 'much' }, 'minimum'],
  ] as const)('with %o is refused', (change, field) => {
    const answer = promotionInput({ ...emptyPromotion, name: 'X', ...change }, null);
    expect('problems' in answer && Object.keys(answer.problems)).toEqual([field]);
  });

  it('of each kind says what it gives', () => {
    expect(benefitOf({ kind: 'percentage', percent: '12.5' })).toEqual({ percentageOff: { basisPoints: 1250 } });
    expect(benefitOf({ kind: 'buyXGetY', percent: '100' })).toEqual({
      buyXGetY: { buyQuantity: 2, getQuantity: 1, basisPoints: 10_000 },
    });
    expect(benefitOf({ kind: 'freeDelivery' })).toEqual({ freeDelivery: true });
  });
});
