import type { VariantFragment } from '@/graphql/generated';

/** The chosen value by option code, such as `{ color: 'Ink', size: 'M' }`. */
export type Choice = Record<string, string>;

export interface Option {
  code: string;
  label: string;
  values: string[];
}

/** The options that the variants differ in, in the order they were first named. */
export function optionsOf(variants: readonly VariantFragment[]): Option[] {
  const options = new Map<string, Option>();
  for (const { code, label, value } of variants.flatMap((variant) => variant.options)) {
    const option = options.get(code) ?? { code, label, values: [] };
    if (!option.values.includes(value)) {
      option.values.push(value);
    }
    options.set(code, option);
  }
  return [...options.values()];
}

export function choiceOf(variant: VariantFragment): Choice {
  return Object.fromEntries(variant.options.map(({ code, value }) => [code, value]));
}

/** The first variant that can be bought, else the first one. */
export function preferredVariant(variants: readonly VariantFragment[]): VariantFragment | undefined {
  return variants.find((variant) => variant.availability.inStock) ?? variants[0];
}

/**
 * The variant that a shopper means by picking `value`: the one with everything else as chosen, or else the best one
 * that has the value at all. Not every combination exists.
 */
export function pickVariant(
  variants: readonly VariantFragment[],
  current: VariantFragment,
  code: string,
  value: string,
): VariantFragment {
  const wanted = choiceOf(current);
  const candidates = variants.filter((variant) => choiceOf(variant)[code] === value);
  const exact = candidates.find((variant) =>
    Object.entries(choiceOf(variant)).every(([other, chosen]) => other === code || wanted[other] === chosen),
  );
  return exact ?? preferredVariant(candidates) ?? current;
}
