import type { CommissionFeeFragment, CommissionRuleFragment } from '@/graphql/generated';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';

/** What a rule takes, in a line: `10 % + €0.30, at least €0.50; 12 % from 1 December 2026`. */
export function commissionText({ rateBasisPoints, fees, upcoming }: CommissionRuleFragment): string {
  const now = termsText(rateBasisPoints, fees);
  return upcoming
    ? `${now}; ${termsText(upcoming.rateBasisPoints, upcoming.fees)} from ${formatDay(upcoming.validFrom)}`
    : now;
}

const termsText = (rateBasisPoints: number, fees: readonly CommissionFeeFragment[]) =>
  [`${rateBasisPoints / 100} %`, ...fees.map(feeText)].join(', ');

function feeText({ fixed, min, max }: CommissionFeeFragment): string {
  return [
    fixed.minorUnits > 0 && `+ ${formatMoney(fixed)} a line`,
    min && `at least ${formatMoney(min)}`,
    max && `at most ${formatMoney(max)}`,
  ]
    .filter(Boolean)
    .join(', ');
}
