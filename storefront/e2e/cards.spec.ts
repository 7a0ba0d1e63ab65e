import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { addAndCheckOut, continueToPayment, enterAddress, enterPlace } from './support/checkout';
import { plentiful } from './support/shopper';
import { expect, test } from './support/test';

/** Fills in the form that Stripe, or what stands in for it, shows in a frame of its own. */
async function enterCard(page: Page, number: string): Promise<void> {
  await page.getByRole('radio', { name: /^Card/ }).check();
  const form = page.getByTestId('card-form').frameLocator('iframe');
  await form.getByLabel('Card number').fill(number);
  await form.getByLabel('Expiration date').fill('12 / 30');
  await form.getByLabel('Security code').fill('123');
}

const pay = (page: Page) => page.getByRole('button', { name: /^Pay / }).click();

async function expectConfirmed(page: Page): Promise<void> {
  await expect(page.getByTestId('order-headline')).toHaveAttribute('data-status', 'CONFIRMED');
}

test('a card goes into Stripe’s form, is kept, pays the next order in one click, and is removed', async ({
  page,
  api,
  member,
}) => {
  const { slug } = await plentiful(api, 'pagewright-books');
  await member();
  await addAndCheckOut(page, slug);
  await enterPlace(page);
  await continueToPayment(page);
  await enterCard(page, '4242 4242 4242 4242');
  await page.getByRole('checkbox', { name: 'Keep this card for next time' }).check();
  await expectAccessible(page);
  await pay(page);
  await page.waitForURL('**/orders/*');
  await expectConfirmed(page);

  await addAndCheckOut(page, slug);
  await continueToPayment(page);
  await expect(page.getByRole('radio', { name: /^Visa/ })).toBeChecked();
  await pay(page);
  await page.waitForURL('**/orders/*');
  await expectConfirmed(page);

  await page.goto('/account/cards');
  await expect(page.getByTestId('saved-card')).toContainText('Visa •••• 4242');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Remove Visa •••• 4242' }).click();
  await expect(page.getByTestId('saved-card')).toHaveCount(0);
});

test('a guest is sent to the bank, comes back and is told; a declined card leaves the order to be paid @phone', async ({
  page,
  api,
}) => {
  await addAndCheckOut(page, (await plentiful(api, 'pagewright-books')).slug);
  await enterAddress(page);
  await continueToPayment(page);
  await enterCard(page, '4000 0000 0000 0002');
  await pay(page);
  await page.waitForURL('**/orders/*');
  await expect(page.getByRole('alert').first()).toContainText('declined');

  await enterCard(page, '4000 0000 0000 3220');
  await pay(page);
  await page.getByRole('heading', { name: 'Test bank' }).waitFor();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.waitForURL('**/orders/*');
  await expectConfirmed(page);
  expect(new URL(page.url()).search).toBe('');
});

test('what is missing on the card is said by its form, and nothing is ordered', async ({ page, api }) => {
  await addAndCheckOut(page, (await plentiful(api, 'pagewright-books')).slug);
  await enterAddress(page);
  await continueToPayment(page);
  await enterCard(page, '4242');
  await pay(page);
  await expect(page.getByTestId('card-form').frameLocator('iframe').getByRole('alert')).toHaveText(
    'Your card number is incomplete.',
  );
  expect(new URL(page.url()).pathname).toBe('/checkout');
});
