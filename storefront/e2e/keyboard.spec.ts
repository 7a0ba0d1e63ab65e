import type { Page } from '@playwright/test';
import { plentiful } from './support/shopper';
import { expect, test } from './support/test';

test('a purchase needs no mouse', async ({ page, api }) => {
  const { slug } = await plentiful(api, 'birch-and-bone');
  await page.goto(`/p/${slug}`);
  await page.getByRole('button', { name: 'Add to basket' }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();

  await reach(page, 'Add to basket');
  await page.keyboard.press('Enter');
  await page.getByText('In your basket.').waitFor();
  await reach(page, 'Go to the basket');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/cart');
  await reach(page, 'Check out');
  await page.keyboard.press('Enter');

  await page.waitForURL('**/checkout');
  await reach(page, 'Email');
  await page.keyboard.type('guest@shopper.example');
  for (const [field, value] of [
    ['Full name', 'Ada Guest'],
    ['Street and number', 'Meir 1'],
    ['Postal code', '2000'],
    ['City', 'Antwerp'],
  ] as const) {
    await reach(page, field);
    await page.keyboard.type(value);
  }
  await reach(page, 'Continue to delivery');
  await page.keyboard.press('Enter');
  await reach(page, 'Continue to payment');
  await page.keyboard.press('Enter');
  await reach(page, /^Pay /);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/orders/*');
  await expect(page.getByTestId('order-headline')).toHaveAttribute('data-status', 'CONFIRMED');
});

/** Tabs on until what has this name has the focus. */
async function reach(page: Page, name: string | RegExp): Promise<void> {
  const target = page
    .getByRole('button', { name })
    .or(page.getByRole('link', { name, exact: true }))
    .or(page.getByRole('textbox', { name }))
    .first();
  await target.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`80 presses of Tab did not reach ${String(name)}.`);
}
