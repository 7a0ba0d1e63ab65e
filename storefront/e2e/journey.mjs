// Walks the shop as a guest, in a real browser: search, product, basket, checkout with 3-D Secure, confirmation, and
// live tracking until the parcels are delivered. Exits with 1, a message and a screenshot when a step fails.
//
//   BASE_URL        the shop (default http://127.0.0.1:5000)
//   CHROMIUM        the browser's executable (default /usr/bin/chromium)
//   SEARCH          what to search for (default "lamp")
//   ARTIFACTS       where the screenshots go (default e2e/artifacts)
//   UNTIL           the order status to wait for (default DELIVERED)
//   TRACKING_SECONDS  how long to wait for it (default 60)
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const baseUrl = process.env.BASE_URL ?? 'http://127.0.0.1:5000';
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const search = process.env.SEARCH ?? 'lamp';
const artifacts = process.env.ARTIFACTS ?? fileURLToPath(new URL('./artifacts', import.meta.url));
const until = process.env.UNTIL ?? 'DELIVERED';
const trackingMs = Number(process.env.TRACKING_SECONDS ?? 60) * 1000;

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const browser = await chromium.launch({ executablePath, args: browserArguments });
const page = await browser.newPage({ baseURL: baseUrl, viewport: { width: 1280, height: 900 } });
page.setDefaultTimeout(15_000);
const pageErrors = [];
const results = page.getByRole('region', { name: 'Search results' });
page.on('pageerror', (error) => pageErrors.push(error.message));

try {
  await step('the home page shows departments and products', async () => {
    await page.goto('/');
    await page.getByRole('heading', { name: 'Departments' }).waitFor();
    await page.getByTestId('product-card').first().waitFor();
  });

  await step(`searching for "${search}" finds products`, async () => {
    await page.getByRole('combobox', { name: 'Search the shop' }).fill(search);
    await page.keyboard.press('Enter');
    await results.getByTestId('product-card').first().waitFor();
  });

  const title = await step('a product that can be bought opens', openFirstBuyableProduct);

  await step(`"${title}" goes into the basket`, async () => {
    await page.getByRole('button', { name: 'Add to basket' }).click();
    await page.getByText('In your basket.').waitFor();
    await page.getByRole('link', { name: 'View basket' }).click();
    await page.getByTestId('cart-line').filter({ hasText: title }).waitFor();
  });

  await step('a guest enters an address', async () => {
    await page.getByRole('link', { name: 'Check out' }).click();
    await page.getByLabel('Email').fill('guest@example.com');
    await page.getByLabel('Full name').fill('Ada Guest');
    await page.getByLabel('Street and number').fill('Meir 1');
    await page.getByLabel('Postal code').fill('2000');
    await page.getByLabel('City').fill('Antwerp');
    await page.getByRole('button', { name: 'Continue to delivery' }).click();
  });

  await step('delivery is offered and chosen', () => page.getByRole('button', { name: 'Continue to payment' }).click());

  await step('the order is placed, and the bank asks for 3-D Secure', async () => {
    await page.getByRole('radio', { name: /3-D Secure/ }).check();
    await page.getByRole('button', { name: /^Pay / }).click();
    await page.getByRole('heading', { name: 'Approve this payment' }).waitFor();
    await page.getByRole('button', { name: 'Approve' }).click();
  });

  await step('the order is confirmed', async () => {
    await page.waitForURL('**/orders/*');
    await orderStatus(['CONFIRMED', 'PARTIALLY_SHIPPED', 'SHIPPED', 'DELIVERED'], 15_000);
    await page.getByTestId('live-status').waitFor();
    await screenshot('confirmed');
  });

  await step(`the page follows the order live until it is ${until}`, async () => {
    await orderStatus([until], trackingMs);
    await screenshot('tracked');
  });

  await step('no script failed on the way', async () => {
    if (pageErrors.length > 0) {
      throw new Error(pageErrors.join('; '));
    }
  });
  console.log('The journey is complete.');
} finally {
  await browser.close();
}

async function step(name, work) {
  try {
    const result = await work();
    console.log(`ok: ${name}`);
    return result;
  } catch (error) {
    const picture = await screenshot('failed').catch(() => 'no screenshot');
    console.error(`FAILED: ${name}\n  at ${page.url()}\n  ${error.message}\n  screenshot: ${picture}`);
    for (const message of pageErrors) {
      console.error(`  page error: ${message}`);
    }
    await browser.close();
    process.exit(1);
  }
}

/** Search may well lead to something that is sold out; a shopper then looks at the next one. */
async function openFirstBuyableProduct() {
  const links = await results.getByTestId('product-card').getByRole('link').all();
  const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
  for (const path of paths.slice(0, 5)) {
    await page.goto(path);
    const title = await page.getByRole('heading', { level: 1 }).textContent();
    if (
      await page
        .getByRole('button', { name: 'Add to basket' })
        .isEnabled({ timeout: 5_000 })
        .catch(() => false)
    ) {
      return title;
    }
  }
  throw new Error(`None of the first ${paths.length} products found can be bought.`);
}

async function orderStatus(statuses, timeout) {
  const selector = statuses.map((status) => `[data-testid="order-headline"][data-status="${status}"]`).join(',');
  await page.locator(selector).waitFor({ timeout });
}

async function screenshot(name) {
  mkdirSync(artifacts, { recursive: true });
  const path = `${artifacts}/${name}.png`;
  await page.screenshot({ path, fullPage: true });
  return path;
}
