import type { UserError } from '@/graphql/failure';
import { openUnits, type LineQuantities } from './quantities';

interface Versioned {
  version: number;
  lines: readonly LineQuantities[];
}

/** What RTK Query answers to a mutation. */
export type Answer = { data?: { userErrors: readonly UserError[] } | null | undefined };

/**
 * Sends a change of an order. A carrier's event may have moved the order on since it was read: then the change is sent once
 * more, on the version that is the newest now, unless the units to choose from are others than the person saw.
 */
export async function onNewestVersion<T extends Answer>(
  seen: Versioned,
  change: (version: number) => Promise<T>,
  read: () => Promise<Versioned | null | undefined>,
): Promise<T> {
  const answer = await change(seen.version);
  if (!answer.data?.userErrors.some(({ code }) => code === 'VERSION_CONFLICT')) {
    return answer;
  }
  const newest = await read();
  return newest && hasSameUnits(seen, newest) ? change(newest.version) : answer;
}

const hasSameUnits = (seen: Versioned, newest: Versioned): boolean =>
  seen.lines.length === newest.lines.length &&
  seen.lines.every((line) => newest.lines.some((now) => now.id === line.id && openUnits(now) === openUnits(line)));
