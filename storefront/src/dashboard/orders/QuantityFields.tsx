import { openUnits } from './quantities';

interface Line {
  id: string;
  titleSnapshot: string;
  optionsSnapshot: string | null;
  quantity: number;
  fulfilledQuantity: number;
  cancelledQuantity: number;
}

interface QuantityFieldsProps {
  legend: string;
  lines: readonly Line[];
  chosen: Readonly<Record<string, number>>;
  onChange: (chosen: Record<string, number>) => void;
}

/** How many of each line that has open units; all of them at first. */
export function QuantityFields({ legend, lines, chosen, onChange }: QuantityFieldsProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {lines
          .filter((line) => openUnits(line) > 0)
          .map((line) => (
            <li key={line.id} className="flex items-center gap-3 px-3 py-2 text-sm">
              <label htmlFor={`units-${line.id}`} className="min-w-0 grow">
                <span className="line-clamp-1">{line.titleSnapshot}</span>
                {line.optionsSnapshot && <span className="text-xs text-muted">{line.optionsSnapshot}</span>}
              </label>
              <input
                id={`units-${line.id}`}
                type="number"
                min={0}
                max={openUnits(line)}
                className="h-8 w-18 rounded-lg border border-line bg-surface px-2 text-right tabular-nums"
                value={chosen[line.id] ?? openUnits(line)}
                onChange={({ target }) =>
                  onChange({
                    ...chosen,
                    [line.id]: Math.min(openUnits(line), Math.max(0, Math.trunc(Number(target.value)))),
                  })
                }
              />
              <span className="w-10 text-muted tabular-nums">of {openUnits(line)}</span>
            </li>
          ))}
      </ul>
    </fieldset>
  );
}
