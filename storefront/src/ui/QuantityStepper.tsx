import { useText } from '@/i18n/text';
import { uiText } from './messages';

interface QuantityStepperProps {
  label: string;
  value: number;
  max?: number;
  disabled?: boolean;
  onChange: (value: number) => void;
}

const button = 'grid size-10 place-items-center rounded-full text-lg hover:bg-sand disabled:opacity-30';

/** One less, one more; never below 1 nor above what there is. */
export function QuantityStepper({ label, value, max = 99, disabled, onChange }: QuantityStepperProps) {
  const text = useText(uiText);
  return (
    <div
      role="group"
      aria-label={label}
      className="inline-flex items-center rounded-full border border-line bg-surface"
    >
      <button
        type="button"
        className={button}
        aria-label={text.oneLess}
        disabled={disabled || value <= 1}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output className="min-w-7 text-center font-medium tabular-nums">{value}</output>
      <button
        type="button"
        className={button}
        aria-label={text.oneMore}
        disabled={disabled || value >= max}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </div>
  );
}
