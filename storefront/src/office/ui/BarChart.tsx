import { useId, useState } from 'react';

export interface Bar {
  key: string;
  label: string;
  value: number;
  /** The value in words: "€71.00". */
  text: string;
}

const width = 720;
const height = 180;

/** Values over time. Its numbers are in a table for those who cannot see it. */
export function BarChart({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const titleId = useId();
  const [pointed, setPointed] = useState<number | null>(null);
  const max = Math.max(1, ...bars.map(({ value }) => value));
  const step = width / Math.max(1, bars.length);
  const shown = pointed === null ? null : bars[pointed];
  return (
    <figure aria-labelledby={titleId}>
      <figcaption id={titleId} className="flex justify-between gap-4 text-sm">
        <span className="font-medium">{title}</span>
        <span className="text-muted tabular-nums" aria-hidden="true">
          {shown ? `${shown.label}: ${shown.text}` : ' '}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="mt-2 h-44 w-full"
        aria-hidden="true"
        onPointerLeave={() => setPointed(null)}
      >
        {[0.25, 0.5, 0.75, 1].map((part) => (
          <line
            key={part}
            x1="0"
            x2={width}
            y1={height - part * (height - 4)}
            y2={height - part * (height - 4)}
            className="stroke-line"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {bars.map(({ key, value }, index) => (
          <g key={key} onPointerEnter={() => setPointed(index)}>
            <rect x={index * step} y="0" width={step} height={height} className="fill-transparent" />
            <rect
              x={index * step + step * 0.15}
              y={height - (value / max) * (height - 4)}
              width={step * 0.7}
              height={(value / max) * (height - 4)}
              className={index === pointed ? 'fill-coral' : 'fill-teal'}
            />
          </g>
        ))}
      </svg>
      <div className="mt-1 flex justify-between text-xs text-muted" aria-hidden="true">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </div>
      <table className="sr-only">
        <caption>{title}</caption>
        <tbody>
          {bars.map(({ key, label, text }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
