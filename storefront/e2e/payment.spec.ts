import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { addAndCheckOut, continueToPayment, enterAddress, enterPlace } from './support/checkout';
import { refuse, type UserError } from './support/refuse';
import { plentiful } from './support/shopper';
import { expect, test } from './support/test';

test('a card that is declined leaves the order, and another card pays it', async ({ page, api }) => {
  await addAndCheckOut(page, (await plentiful(api, 'pagewright-books')).slug);
  await enterAddress(page);
  await continueToPayment(page);
  await page.getByRole('radio', { name: /Declined/ }).check();
  await page.getByRole('button', { name: /^Pay / }).click();

  await page.waitForURL('**/orders/*');
  await expect(page.getByRole('heading', { name: 'Pay for your order' })).toBeVisible();
  await expect(page.getByRole('alert').first()).toBeVisible();

  await page.getByRole('radio', { name: /Approved at once/ }).check();
  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page.getByTestId('order-headline')).toHaveAttribute('data-status', 'CONFIRMED');
});

test('a member pays less with a coupon, to an address that is kept', async ({ page, api, member, sellerOf }) => {
  const { slug } = await plentiful(api, 'little-lantern');
  const seller = await sellerOf('little-lantern');
  const { seller: shop } = await seller.api.send<{ seller: { id: string } }>(
    `{ seller(slug: "little-lantern") { id } }`,
  );
  const code = `E2E${Date.now()}`;
  const { promotionUpsert } = await seller.api.send<{ promotionUpsert: { userErrors: UserError[] } }>(
    `mutation Offer($input: PromotionUpsertInput!) {
      promotionUpsert(input: $input) { promotion { id } userErrors { code message } }
    }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        name: 'Ten percent for testers',
        sellerId: shop.id,
        code,
        benefit: { percentageOff: { basisPoints: 1000 } },
      },
    },
  );
  refuse(promotionUpsert.userErrors);

  await member();
  await page.goto(`/p/${slug}`);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await expect(page.getByText('In your basket.')).toBeVisible();
  await page.goto('/cart');
  await page.getByRole('textbox', { name: 'Coupon' }).fill(code);
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Ten percent for testers')).toBeVisible();

  await page.getByRole('link', { name: 'Check out' }).click();
  await enterPlace(page);
  await continueToPayment(page);
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.waitForURL('**/orders/*');
  await expect(page.getByTestId('order-headline')).toHaveAttribute('data-status', 'CONFIRMED');
  await expect(page.getByText(code)).toBeVisible();

  await page.goto('/account/addresses');
  await expect(page.getByTestId('address')).toContainText('Meir 1');
});

test.describe('PayPal', () => {
  test.beforeEach(async ({ api }) => {
    const { paymentProviders } = await api.send<{ paymentProviders: { provider: string }[] }>(
      '{ paymentProviders { provider } }',
    );
    test.skip(
      !paymentProviders.some(({ provider }) => provider === 'PAYPAL'),
      'The shop at BASE_URL does not take PayPal.',
    );
  });

  test('a buyer approves the payment at PayPal and comes back to a paid order', async ({ page, api }) => {
    await addAndCheckOut(page, (await plentiful(api, 'pagewright-books')).slug);
    await enterAddress(page);
    await continueToPayment(page);
    await payAtPayPal(page);
    await page.getByRole('button', { name: 'Approve' }).click();

    await page.waitForURL('**/orders/*');
    await expect(page.getByTestId('order-headline')).toHaveAttribute('data-status', 'CONFIRMED');
  });

  test('who turns back at PayPal, or is declined there, pays with a card, and the desk sees what was tried', async ({
    page,
    api,
    signedIn,
  }) => {
    await addAndCheckOut(page, (await plentiful(api, 'pagewright-books')).slug);
    await enterAddress(page);
    await continueToPayment(page);
    await payAtPayPal(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.waitForURL('**/orders/*');
    await expect(page.getByRole('heading', { name: 'Pay for your order' })).toBeVisible();

    await payAtPayPal(page);
    await page.getByLabel('Pay with').selectOption('DeclinedCard');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.waitForURL('**/orders/*');
    await expect(page.getByText('PayPal could not take the money')).toBeVisible();

    await page.getByRole('radio', { name: /Approved at once/ }).check();
    await page.getByRole('button', { name: /^Pay / }).click();
    await expect(page.getByTestId('order-headline')).toHaveAttribute('data-status', 'CONFIRMED');

    const order = new URL(page.url()).pathname;
    await signedIn('admin');
    await page.goto(`/admin${order}`);
    const tried = page.getByRole('list', { name: 'What the buyer tried' }).getByRole('listitem');
    await expect(tried).toContainText(['PayPal abandoned', 'PayPal instrument declined', 'Test cards succeeded']);
  });
});

async function payAtPayPal(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /PayPal/ }).check();
  await page.getByRole('button', { name: /^Pay .* with PayPal$/ }).click();
  await expect(page.getByRole('heading', { name: 'Test PayPal' })).toBeVisible();
}
