import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import type { Tone } from '../ui/Badge';
import type { Promotion } from './promotionsApi';

/** What a promotion gives, in words. */
export function benefitWords({ benefit }: Pick<Promotion, 'benefit'>): string {
  switch (benefit.__typename) {
    case 'PercentageOff':
      return `${benefit.basisPoints / 100} % off`;
    case 'AmountOff':
      return `${benefit.amounts.map((amount) => formatMoney(amount)).join(' or ')} off`;
    case 'BuyXGetY':
      return benefit.basisPoints === 10_000
        ? `Buy ${benefit.buyQuantity}, get ${benefit.getQuantity} free`
        : `Buy ${benefit.buyQuantity}, get ${benefit.getQuantity} at ${benefit.basisPoints / 100} % off`;
    case 'FreeDelivery':
      return 'Free delivery';
  }
}

export type Phase = 'running' | 'planned' | 'ended';

export function phaseOf({ startsAt, endsAt }: Pick<Promotion, 'startsAt' | 'endsAt'>, now: Date): Phase {
  if (endsAt && new Date(endsAt) <= now) {
    return 'ended';
  }
  return startsAt && new Date(startsAt) > now ? 'planned' : 'running';
}

export const phases: Record<Phase, { label: string; tone: Tone }> = {
  running: { label: 'Running', tone: 'good' },
  planned: { label: 'Planned', tone: 'progress' },
  ended: { label: 'Ended', tone: 'neutral' },
};

export function periodWords({ startsAt, endsAt }: Pick<Promotion, 'startsAt' | 'endsAt'>): string {
  if (startsAt && endsAt) {
    return `${formatDay(startsAt)} to ${formatDay(endsAt)}`;
  }
  return endsAt ? `until ${formatDay(endsAt)}` : startsAt ? `from ${formatDay(startsAt)}` : 'always';
}
