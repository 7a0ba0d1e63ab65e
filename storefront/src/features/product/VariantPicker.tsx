import type { VariantFragment } from '@/graphql/generated';
import { cx } from '@/ui/cx';
import { choiceOf, optionsOf, pickVariant } from './variants';

interface VariantPickerProps {
  variants: VariantFragment[];
  selected: VariantFragment;
  onSelect: (variant: VariantFragment) => void;
}

/** One row of buttons per option. Options with a single value are facts, not choices, and are left out. */
export function VariantPicker({ variants, selected, onSelect }: VariantPickerProps) {
  const options = optionsOf(variants).filter((option) => option.values.length > 1);
  const choice = choiceOf(selected);
  return options.map((option) => (
    <fieldset key={option.code}>
      <legend className="mb-2.5 text-sm">
        <span className="font-semibold">{option.label}</span> <span className="text-muted">{choice[option.code]}</span>
      </legend>
      <div className="flex flex-wrap gap-2">
        {option.values.map((value) => {
          const variant = pickVariant(variants, selected, option.code, value);
          const isSelected = choice[option.code] === value;
          return (
            <label
              key={value}
              className={cx(
                'min-w-12 cursor-pointer rounded-xl border px-4 py-2 text-center text-sm font-medium transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-coral',
                isSelected ? 'border-ink bg-ink text-on-ink' : 'border-line bg-surface hover:border-ink',
                !variant.availability.inStock && 'line-through opacity-60',
              )}
            >
              <input
                type="radio"
                className="sr-only"
                name={option.code}
                value={value}
                checked={isSelected}
                onChange={() => onSelect(variant)}
              />
              {value}
            </label>
          );
        })}
      </div>
    </fieldset>
  ));
}
