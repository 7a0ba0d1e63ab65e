import { randomUUID } from 'node:crypto';
import { expectAccessible } from './support/accessibility';
import { refuse, type UserError } from './support/refuse';
import { buy } from './support/shopper';
import { expect, test } from './support/test';

test('an admin lets a new seller in', async ({ page, sellerOf, signedIn }) => {
  const slug = `juniper-${randomUUID().slice(0, 8)}`;
  const applicant = await sellerOf('fernway-outdoors');
  const { sellerApply } = await applicant.api.send<{ sellerApply: { userErrors: UserError[] } }>(
    `mutation Apply($input: SellerApplyInput!) { sellerApply(input: $input) { userErrors { code message } } }`,
    { input: { name: `Juniper ${slug}`, slug, countryCode: 'SE', about: 'Letterpress cards.' } },
  );
  refuse(sellerApply.userErrors);

  await signedIn('admin');
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Sellers to decide' }).click();
  await page.getByRole('link', { name: `Juniper ${slug}` }).click();
  await page.getByLabel('For the applicant').fill('Welcome!');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('Selling', { exact: true })).toBeVisible();

  await page.getByLabel('Percent').fill('12.5');
  await page.getByLabel('Fee a line').fill('0.30');
  await page.getByRole('button', { name: 'Set the share' }).click();
  await expect(page.getByTestId('commission-rule')).toContainText('12.5 %, + €0.30 a line');
  await page.getByRole('button', { name: 'Remove the rule for All categories' }).click();
  await expect(page.getByTestId('commission-rule')).toHaveCount(0);
});

test('an admin approves a proposed product and sends another back', async ({ page, signedIn, sellerOf }) => {
  const { api } = await sellerOf('birch-and-bone');
  const { seller, categoryTree } = await api.send<{ seller: { id: string }; categoryTree: { id: string }[] }>(
    `{ seller(slug: "birch-and-bone") { id } categoryTree { id } }`,
  );
  const propose = async (title: string) => {
    const { productCreate } = await api.send<{
      productCreate: { product: { id: string; version: number }; userErrors: UserError[] };
    }>(
      `mutation Make($input: ProductCreateInput!) {
        productCreate(input: $input) { product { id version } userErrors { code message } }
      }`,
      { input: { sellerId: seller.id, isShared: true, title, categoryIds: [categoryTree[0]!.id] } },
    );
    refuse(productCreate.userErrors);
    const { productPublish } = await api.send<{ productPublish: { userErrors: UserError[] } }>(
      `mutation Publish($input: ProductPublishInput!) { productPublish(input: $input) { userErrors { code message } } }`,
      { input: productCreate.product },
    );
    refuse(productPublish.userErrors);
  };
  const [good, poor] = ['Good', 'Poor'].map((word) => `${word} listing ${randomUUID().slice(0, 8)}`) as [
    string,
    string,
  ];
  await propose(good);
  await propose(poor);

  await signedIn('admin');
  await page.goto('/admin/products');
  const goodCard = page.getByRole('region', { name: good });
  const poorCard = page.getByRole('region', { name: poor });
  await expect(goodCard).toBeVisible();
  await expectAccessible(page);
  await goodCard.getByRole('button', { name: 'Approve' }).click();
  await expect(goodCard).toBeHidden();
  await poorCard.getByRole('button', { name: 'Send back…' }).click();
  await poorCard.getByLabel('What is to be mended').fill('Say what it is made of.');
  await poorCard.getByRole('button', { name: 'Send back', exact: true }).click();
  await expect(poorCard).toBeHidden();
});

test('an admin makes, renames and gives up a category, and refunds a part of an order', async ({
  page,
  api,
  signedIn,
}) => {
  const order = await buy(api, 'fernway-outdoors');
  const mark = randomUUID().slice(0, 8);
  await signedIn('admin');
  await page.goto('/admin/categories');
  await page.getByRole('button', { name: 'New category' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill(`Lanterns ${mark}`);
  await dialog.getByLabel('Part of').selectOption({ label: 'Home & Living' });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `Edit Home & Living › Lanterns ${mark}` }).click();
  await dialog.getByLabel('Name', { exact: true }).fill(`Lamps ${mark}`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  const renamed = page.getByRole('link', { name: `Lamps ${mark}` });
  await expect(renamed).toBeVisible();
  await page.getByRole('button', { name: `Merge or give up Home & Living › Lamps ${mark}` }).click();
  await dialog.getByRole('group', { name: 'What to do' }).getByRole('button', { name: 'Give it up' }).click();
  await dialog.getByRole('button', { name: 'Give it up' }).last().click();
  await expect(renamed).toHaveCount(0);

  await page.goto(`/admin/orders/${order.id}`);
  await page.getByRole('button', { name: 'Refund…' }).click();
  await dialog.getByLabel('Amount in EUR').fill('1.50');
  await dialog.getByLabel('Why').fill(`A scratch, ${mark}`);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Refund', exact: true }).click();
  await expect(page.getByText(`A scratch, ${mark}`)).toBeVisible();
  await expect(page.getByText('€1.50').first()).toBeVisible();
});

test('an admin follows a dispute and a refund that came back to the last line of the ledger, and compares the books', async ({
  page,
  api,
  signedIn,
}) => {
  const [disputed, refunded] = await Promise.all([
    buy(api, 'fernway-outdoors', 1, 'sim_dispute_lost'),
    buy(api, 'fernway-outdoors', 1, 'sim_refund_comes_back'),
  ]);
  const admin = await signedIn('admin');
  const { order } = await admin.send<{ order: { payments: { id: string }[] } }>(
    `query Paid($id: ID!) { order(id: $id) { payments { id } } }`,
    { id: refunded.id },
  );
  const { refundCreate } = await admin.send<{ refundCreate: { userErrors: UserError[] } }>(
    `mutation Refund($input: RefundCreateInput!) { refundCreate(input: $input) { userErrors { code message } } }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        paymentId: order.payments[0]!.id,
        amount: { minorUnits: 100, currency: 'EUR' },
        reason: 'A scratch',
      },
    },
  );
  refuse(refundCreate.userErrors);

  await page.goto('/admin/disputes?status=LOST');
  const row = page.getByRole('row').filter({ hasText: disputed.number });
  await expect(async () => {
    await page.reload();
    await expect(row).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expectAccessible(page);
  await row.getByRole('link', { name: 'Payment and ledger' }).click();
  await expect(page.getByRole('heading', { name: `Payment of ${disputed.number}`, level: 1 })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Provider clearing' }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Dispute' }).getByText('Lost')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Payouts' }).click();
  await expect(page.getByText('No payout waits for people')).toBeVisible();
  await page.getByRole('link', { name: 'Refunds' }).click();
  const failed = page.getByRole('row').filter({ hasText: refunded.number });
  await expect(async () => {
    await page.reload();
    await expect(failed).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(failed.getByText('came back from the buyer’s bank')).toBeVisible();

  await page.getByRole('link', { name: 'Reconciliation' }).click();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByText('Everything matches')).toBeVisible();
  await expect(page.getByText('Matches', { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});

test('the desk shows orders, categories, the search lab, taxes and health', async ({ page, signedIn }) => {
  await signedIn('admin');
  for (const [path, shown] of [
    ['orders', 'Orders'],
    ['categories', 'Categories'],
    ['search?q=hedphones', 'Search lab'],
    ['tax', 'Tax rates'],
    ['health', 'System health'],
  ] as const) {
    await page.goto(`/admin/${path}`);
    await expect(page.getByRole('heading', { name: shown, level: 1 })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    await expectAccessible(page);
  }
  await expect(page.getByText('Everything is up.')).toBeVisible();
});
