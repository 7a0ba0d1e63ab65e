// Pictures of the main pages for docs/images, of a running shop: BASE_URL=http://127.0.0.1:5000 npm run screenshots
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const baseURL = process.env.BASE_URL ?? 'http://127.0.0.1:5000';
const folder = fileURLToPath(new URL('../../docs/images', import.meta.url));
const shots = [
  { name: 'storefront', path: '/', shows: 'product-card' },
  { name: 'storefront-dark', path: '/', shows: 'product-card', colorScheme: 'dark' },
  { name: 'product', path: '/p/skerry-day-pack', shows: 'delivery-estimate' },
  { name: 'search', path: '/search?q=headphones', shows: 'product-card' },
  {
    name: 'phone',
    path: '/p/kupol-pendant-light',
    shows: 'delivery-estimate',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
  },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const { name, path, shows, colorScheme = 'light', viewport = { width: 1280, height: 900 } } of shots) {
  const page = await browser.newPage({ baseURL, viewport, colorScheme, locale: 'en-IE', reducedMotion: 'reduce' });
  await page.goto(path);
  await page.getByTestId(shows).first().waitFor();
  await page.locator('[aria-label^="Loading"]').waitFor({ state: 'detached' });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() =>
    [...document.images].every((image) => {
      const { top, left } = image.getBoundingClientRect();
      return image.complete || top >= innerHeight || left >= innerWidth;
    }),
  );
  await page.screenshot({ path: `${folder}/${name}.png` });
  console.log(`docs/images/${name}.png`);
  await page.close();
}
await browser.close();
