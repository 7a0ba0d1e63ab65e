import type { ReactNode } from 'react';

interface ChoiceCardProps {
  name: string;
  value: string;
  checked: boolean;
  onChoose: () => void;
  title: string;
  note?: ReactNode;
  aside?: ReactNode;
}

/** A radio button as large as what it stands for. */
export function ChoiceCard({ name, value, checked, onChoose, title, note, aside }: ChoiceCardProps) {
  return (
    <label className="flex cursor-pointer items-center gap-4 rounded-xl border border-line bg-surface px-4 py-3.5 transition-colors hover:border-ink/40 has-checked:border-ink has-checked:bg-sand/60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-coral">
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        onChange={onChoose}
        className="size-4 shrink-0 accent-coral outline-none"
      />
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        {note && <span className="block text-sm text-muted">{note}</span>}
      </span>
      {aside && <span className="ml-auto shrink-0 font-medium tabular-nums">{aside}</span>}
    </label>
  );
}
