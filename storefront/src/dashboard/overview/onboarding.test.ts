import { expect, it } from 'vitest';
import { onboardingSteps, type SellerState } from './onboarding';

const newcomer: SellerState = {
  status: 'APPLIED',
  about: null,
  warehouses: [],
  hasOwnDelivery: false,
  products: 0,
  onSale: 0,
  inStock: 0,
};
const done = (state: SellerState) =>
  onboardingSteps(state)
    .filter(({ isDone }) => isDone)
    .map(({ title }) => title);

it('has everything ahead of a newcomer', () => {
  expect(done(newcomer)).toEqual([]);
});

it('follows what is there', () => {
  expect(
    done({
      ...newcomer,
      status: 'APPROVED',
      about: ' ',
      warehouses: [{ countryCode: null, isRetired: false }],
      products: 1,
    }),
  ).toEqual(['Be approved', 'Make your first product']);
  expect(
    onboardingSteps({
      status: 'APPROVED',
      about: 'We make stools.',
      warehouses: [{ countryCode: 'SE', isRetired: false }],
      hasOwnDelivery: true,
      products: 2,
      onSale: 1,
      inStock: 1,
    }).every(({ isDone }) => isDone),
  ).toBe(true);
});
