import { expect, it } from 'vitest';
import type { VariantFragment } from '@/graphql/generated';
import { optionsOf, pickVariant, preferredVariant } from './variants';

const variant = (id: string, color: string, size: string, inStock = true): VariantFragment => ({
  id,
  sku: id,
  options: [
    { code: 'color', label: 'Colour', value: color, unit: null },
    { code: 'size', label: 'Size', value: size, unit: null },
  ],
  price: null,
  compareAtPrice: null,
  lowestPrice30d: null,
  seller: null,
  image: null,
  availability: { inStock, quantity: null, lowStock: false, restockAt: null },
});

const sandM = variant('sand-m', 'Sand', 'M', false);
const sandL = variant('sand-l', 'Sand', 'L');
const inkM = variant('ink-m', 'Ink', 'M');
const variants = [sandM, sandL, inkM];

it('lists each option once, in the order of the variants', () => {
  expect(optionsOf(variants)).toEqual([
    { code: 'color', label: 'Colour', values: ['Sand', 'Ink'] },
    { code: 'size', label: 'Size', values: ['M', 'L'] },
  ]);
});

it('starts with a variant that can be bought', () => {
  expect(preferredVariant(variants)).toBe(sandL);
  expect(preferredVariant([sandM])).toBe(sandM);
  expect(preferredVariant([])).toBeUndefined();
});

it('keeps the other options when one is picked', () => {
  expect(pickVariant(variants, sandL, 'size', 'M')).toBe(sandM);
});

it('falls back to a combination that exists', () => {
  expect(pickVariant(variants, sandL, 'color', 'Ink')).toBe(inkM);
});
