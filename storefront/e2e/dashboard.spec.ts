import { randomUUID } from 'node:crypto';
import { expectAccessible } from './support/accessibility';
import { buyUnits } from './support/purchase';
import { eventually, refuse, type UserError } from './support/refuse';
import type { ShopApi } from './support/shopApi';
import { expect, test } from './support/test';

const mark = () => randomUUID().slice(0, 8);

const variantOf = async (api: ShopApi, productId: string): Promise<string> =>
  (
    await api.send<{ product: { variants: { nodes: { id: string }[] } } }>(
      `query Variant($id: ID!) { product(id: $id) { variants(first: 1) { nodes { id } } } }`,
      { id: productId },
    )
  ).product.variants.nodes[0]!.id;

test('a product is made and published, and its order arrives live and leaves in two parcels', async ({
  page,
  api,
  signedIn,
}) => {
  const seller = await signedIn('seller');
  const sku = `STOOL-${mark()}`;

  await page.goto('/dashboard/products/new');
  await page.getByLabel('Title').fill('Folding stool in ash');
  await page.getByLabel('Categories').selectOption({ label: 'Home & Living › Furniture › Chairs' });
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByRole('heading', { name: 'Folding stool in ash', level: 1 })).toBeVisible();
  const productId = new URL(page.url()).pathname.split('/').at(-1)!;

  await page.getByRole('button', { name: 'Add a variant' }).click();
  const variant = page.getByRole('dialog', { name: 'Add a variant' });
  await variant.getByLabel('SKU').fill(sku);
  await variant.getByLabel('Price in EUR', { exact: true }).fill('0');
  await variant.getByRole('button', { name: 'Save' }).click();
  await expect(variant.getByText('An amount above zero')).toBeVisible();
  await variant.getByLabel('Price in EUR', { exact: true }).fill('49.00');
  await variant.getByRole('button', { name: 'Save' }).click();
  await expect(variant).toBeHidden();

  await page.getByRole('button', { name: `Stock of ${sku}` }).click();
  await page.getByLabel('Units on hand').fill('5');
  await page.getByRole('button', { name: 'Set stock' }).click();
  await expect(
    page.getByRole('row', { name: new RegExp(sku) }).getByRole('cell', { name: '5', exact: true }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('On sale', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.goto('/dashboard/orders');
  await expect(page.getByTestId('arrivals-status')).toHaveAttribute('data-status', 'live');
  const { number } = await buyUnits(api, await variantOf(seller, productId), 2);
  const row = page.getByRole('row', { name: new RegExp(number) });
  await expect(row).toBeVisible();
  await expectAccessible(page);

  await row.getByRole('link').first().click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('button', { name: 'Ship…' }).click();
  const parcel = page.getByRole('dialog', { name: 'Ship a parcel' });
  await parcel.getByLabel('Folding stool in ash').fill('1');
  await parcel.getByLabel('Tracking number').fill(`OP1${mark()}`);
  await expectAccessible(page);
  await parcel.getByRole('button', { name: 'Hand to the carrier' }).click();
  await expect(page.getByRole('region', { name: 'Parcel 1' })).toBeVisible();
  await expect(page.getByText('Partly shipped')).toBeVisible();

  await page.getByRole('button', { name: 'Ship…' }).click();
  await parcel.getByLabel('Tracking number').fill(`OP2${mark()}`);
  // While the carrier moves the first parcel, the order changes between reading and pressing. The dialog tries again by itself, once;
  // this carrier is in such a hurry that it may have to be pressed again.
  await expect(async () => {
    if (await parcel.isVisible()) {
      await parcel.getByRole('button', { name: 'Hand to the carrier' }).click({ timeout: 3_000 });
    }
    await expect(page.getByRole('region', { name: 'Parcel 2' })).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole('button', { name: 'Ship…' })).toBeHidden();
  // The invoice is written a moment after the parcel has left.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('link', { name: /^Invoice / })).toHaveAttribute('href', /^\/documents\//, {
      timeout: 5_000,
    });
  }).toPass();
});

test('a catalogue is tried out, then imported, and its first order is shipped', async ({ page, api, signedIn }) => {
  const seller = await signedIn('seller');
  const key = mark();
  const rows = [
    'sku,title,category,subcategory,price,stock',
    `HORN-${key},Paper horn ${key},Audio,Speakers,29.90,4`,
    `CAN-${key},Tin can ${key},Audio,Speakers,19.50,2`,
    `BAD-${key},Broken row ${key},Audio,Speakers,cheap,1`,
  ];
  const file = { name: 'catalogue.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
  const progress = page.getByTestId('bulk-progress');

  await page.goto('/dashboard/imports');
  await page.getByLabel('File').setInputFiles(file);
  await page.getByRole('button', { name: 'Try it out' }).click();
  await expect(progress).toHaveAttribute('data-status', 'COMPLETED');
  await expect(progress.getByRole('definition').nth(0)).toHaveText('2');
  await expect(page.getByRole('table', { name: 'The first errors' }).getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('link', { name: 'All errors as CSV' })).toHaveAttribute('href', /^\/downloads\//);

  await page.getByRole('checkbox', { name: /^Dry run/ }).uncheck();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Import: Completed' })).toBeVisible();
  await expect(progress.getByRole('definition').nth(0)).toHaveText('2');
  await expectAccessible(page);

  const horn = await eventually('That the horn is found', async () => {
    const { search } = await api.send<{ search: { hits: { product: { id: string; title: string } }[] } }>(
      `query Find($query: String!) { search(query: $query, first: 5) { hits { product { id title } } } }`,
      { query: `Paper horn ${key}` },
    );
    return search.hits.map(({ product }) => product).find(({ title }) => title === `Paper horn ${key}`);
  });
  const { number } = await buyUnits(api, await variantOf(seller, horn.id), 1);

  await page.goto(`/dashboard/orders?number=${number}`);
  await page.getByRole('button', { name: `Accept ${number}-1` }).click();
  await page.getByRole('button', { name: /^To ship/ }).click();
  await page.getByRole('link', { name: `Ship ${number}-1` }).click();
  await page.getByRole('button', { name: 'Ship…' }).click();
  await page.getByLabel('Tracking number').fill(`OP3${key}`);
  await page.getByRole('button', { name: 'Hand to the carrier' }).click();
  await expect(page.getByText(/^(Shipped|Delivered)$/).first()).toBeVisible();
});

test('a return is approved, taken in and refunded', async ({ page, api, sellerOf, signedIn }) => {
  await signedIn('seller');
  const seller = await sellerOf('birch-and-bone');
  const { seller: offered } = await api.send<{
    seller: { products: { nodes: { variants: { nodes: { id: string }[] } }[] } };
  }>(
    `{ seller(slug: "birch-and-bone") {
      products(where: { inStock: true }, first: 1) { nodes { variants(first: 1) { nodes { id } } } }
    } }`,
  );
  const order = await buyUnits(api, offered.products.nodes[0]!.variants.nodes[0]!.id, 1);
  const part = await seller.fulfil(order.number);
  const returned = await eventually('That the parcel has arrived and may come back', async () => {
    const { order: now } = await api.send<{
      order: { status: string; sellerOrders: { lines: { id: string }[] }[] };
    }>(
      `query Order($id: ID!, $guestToken: String) {
        order(id: $id, guestToken: $guestToken) { status sellerOrders { lines { id } } }
      }`,
      order,
    );
    if (now.status !== 'DELIVERED') {
      return null;
    }
    const { returnRequest } = await api.send<{
      returnRequest: { return: { id: string; number: string }; userErrors: UserError[] };
    }>(
      `mutation Return($input: ReturnRequestInput!) {
        returnRequest(input: $input) { return { id number } userErrors { code message } }
      }`,
      {
        input: {
          idempotencyKey: randomUUID(),
          sellerOrderId: part.id,
          guestToken: order.guestToken,
          reason: 'It wobbles',
          lines: [{ lineId: now.sellerOrders[0]!.lines[0]!.id, quantity: 1 }],
        },
      },
    );
    refuse(returnRequest.userErrors);
    return returnRequest.return;
  });

  await page.goto('/dashboard/returns');
  await page.getByRole('link', { name: returned.number }).click();
  await page.getByLabel('For the buyer').fill('Birch & Bone, Hantverksgatan 1, Stockholm');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByLabel('Condition').selectOption('OPENED');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take in and refund' }).click();
  await expect(page.getByText('1 accepted, opened, back in stock')).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Refunded', { exact: true })).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test('a coupon is made, shown as running, and ended', async ({ page, signedIn }) => {
  await signedIn('seller');
  const code = `BIRCH-${mark().toUpperCase()}`;

  await page.goto('/dashboard/promotions');
  await page.getByRole('button', { name: 'New promotion' }).click();
  const dialog = page.getByRole('dialog', { name: 'New promotion' });
  await dialog.getByLabel('Name', { exact: true }).fill(`Thanks ${code}`);
  await dialog.getByLabel('Coupon (optional)').fill(code);
  await dialog.getByLabel('Kind').selectOption('buyXGetY');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();

  const row = page.getByRole('row', { name: new RegExp(code) });
  await expect(row).toContainText('Buy 2, get 1 free');
  await expect(row).toContainText('Running');
  await row.getByRole('button', { name: /^End / }).click();
  await page.getByRole('button', { name: 'End it now' }).click();
  await expect(row).toContainText('Ended');
});

test('the dashboard works in the dark, and on a phone @phone', async ({ page, signedIn }, { project }) => {
  const isPhone = project.name === 'phone';
  await page.emulateMedia({ colorScheme: 'dark' });
  await signedIn('seller');
  await page.goto('/dashboard');
  await expect(page.getByRole('region', { name: 'Ready to sell' })).toBeVisible();
  await expectAccessible(page);

  for (const [name, path] of [
    ['Products', 'products'],
    ['Analytics', 'analytics'],
  ] as const) {
    if (isPhone) {
      await page.getByRole('button', { name: 'Menu' }).click();
    }
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page).toHaveURL(`/dashboard/${path}`);
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    await expectAccessible(page);
  }
});

test('a seller says where and when to be paid', async ({ page, signedIn }) => {
  await signedIn('seller');
  await page.goto('/dashboard');
  await page.getByRole('link', { name: 'Payouts', exact: true }).click();
  await page.getByLabel('IBAN').fill('BE68 5390 0754 7035');
  await page.getByRole('button', { name: 'Use this account' }).click();
  await expect(page.getByText('This is no IBAN: a digit is wrong or missing.')).toBeVisible();

  await page.getByLabel('IBAN').fill('BE68 5390 0754 7034');
  await page.getByRole('button', { name: 'Use this account' }).click();
  await expect(page.getByTestId('payout-account')).toHaveText('BE •••• 7034');
  await page.getByLabel('Pay me').selectOption('Once a month');
  await page.getByLabel('On').selectOption('Day 15');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The days of your payouts are changed')).toBeAttached();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel('Pay me')).toHaveValue('MONTHLY');
});
