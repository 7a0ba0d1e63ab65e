import type { Page } from '@playwright/test';

/** Fills in where a guest's order goes. */
export async function enterAddress(page: Page): Promise<void> {
  await page.getByLabel('Email').fill('guest@shopper.example');
  await enterPlace(page);
}

export async function enterPlace(page: Page): Promise<void> {
  await page.getByLabel('Full name').fill('Ada Guest');
  await page.getByLabel('Street and number').fill('Meir 1');
  await page.getByLabel('Postal code').fill('2000');
  await page.getByLabel('City').fill('Antwerp');
}

/** Puts what the product page shows into the basket, and goes on to the checkout. */
export async function addAndCheckOut(page: Page, slug: string): Promise<void> {
  await page.goto(`/p/${slug}`);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await page.getByText('In your basket.').waitFor();
  await page.goto('/checkout');
}

/** From the address to the payment, with the deliveries that are offered first. */
export async function continueToPayment(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue to delivery' }).click();
  await page.getByRole('button', { name: 'Continue to payment' }).click();
}
