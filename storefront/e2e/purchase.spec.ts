import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/test';

test('a guest searches, buys with 3-D Secure and watches the parcel arrive @phone', async ({ page, sellerOf }) => {
  await page.goto('/');
  await expect(page.getByTestId('product-card').first()).toBeVisible();

  await page.getByRole('combobox', { name: 'Search the shop' }).fill('lamp');
  await page.keyboard.press('Enter');
  const results = page.getByRole('region', { name: 'Search results' });
  await results.getByTestId('product-card').first().getByRole('link').first().click();

  await page.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.getByText('In your basket.')).toBeVisible();
  const seller = (await page.getByTestId('seller-link').getAttribute('href'))!.split('/').at(-1)!;
  await page.getByRole('link', { name: /^Basket, / }).click();
  await expect(page.getByTestId('cart-line')).toHaveCount(1);
  await page.getByRole('link', { name: 'Check out' }).click();

  await page.getByLabel('Email').fill('guest@shopper.example');
  await page.getByLabel('Full name').fill('Ada Guest');
  await page.getByLabel('Street and number').fill('Meir 1');
  await page.getByLabel('Postal code').fill('2000');
  await page.getByLabel('City').fill('Antwerp');
  await page.getByRole('button', { name: 'Continue to delivery' }).click();
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  await page.getByRole('radio', { name: /3-D Secure/ }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page.getByRole('heading', { name: 'Approve this payment' })).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();

  await page.waitForURL('**/orders/*');
  const headline = page.getByTestId('order-headline');
  await expect(headline).toHaveAttribute('data-status', 'CONFIRMED');
  await expect(page.getByTestId('live-status')).toHaveAttribute('data-status', 'live');
  await expectAccessible(page);

  const number = (await page.getByTestId('order-number').textContent())!;
  await (await sellerOf(seller)).fulfil(number);
  await expect(headline).toHaveAttribute('data-status', 'DELIVERED', { timeout: 60_000 });
});
