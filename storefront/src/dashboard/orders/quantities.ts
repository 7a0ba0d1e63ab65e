export interface LineQuantities {
  id: string;
  quantity: number;
  fulfilledQuantity: number;
  cancelledQuantity: number;
}

/** How many units of a line are in no parcel yet and not cancelled. */
export const openUnits = ({ quantity, fulfilledQuantity, cancelledQuantity }: LineQuantities): number =>
  Math.max(0, quantity - fulfilledQuantity - cancelledQuantity);

export const openUnitsOf = (lines: readonly LineQuantities[]): number =>
  lines.reduce((sum, line) => sum + openUnits(line), 0);

/** What a person chose of each line, as the graph takes it; null when it is all that is open, which is said by leaving it out. */
export function chosenLines(
  lines: readonly LineQuantities[],
  chosen: Readonly<Record<string, number>>,
): { lineId: string; quantity: number }[] | null {
  const isAll = lines.every((line) => (chosen[line.id] ?? openUnits(line)) === openUnits(line));
  return isAll
    ? null
    : lines
        .map((line) => ({ lineId: line.id, quantity: chosen[line.id] ?? openUnits(line) }))
        .filter(({ quantity }) => quantity > 0);
}

interface PickedSale {
  number: string;
  lines: readonly (LineQuantities & { titleSnapshot: string; skuSnapshot: string; optionsSnapshot: string | null })[];
}

export interface Pick {
  sku: string;
  title: string;
  options: string | null;
  units: number;
  sales: { number: string; units: number }[];
}

/** What to fetch from the shelves for all these orders, by the seller's own numbers. */
export function pickList(sales: readonly PickedSale[]): Pick[] {
  const picks = new Map<string, Pick>();
  for (const sale of sales) {
    for (const line of sale.lines) {
      const units = openUnits(line);
      if (units > 0) {
        const pick = picks.get(line.skuSnapshot) ?? {
          sku: line.skuSnapshot,
          title: line.titleSnapshot,
          options: line.optionsSnapshot,
          units: 0,
          sales: [],
        };
        pick.units += units;
        pick.sales.push({ number: sale.number, units });
        picks.set(line.skuSnapshot, pick);
      }
    }
  }
  return [...picks.values()].toSorted((one, other) => one.sku.localeCompare(other.sku));
}
