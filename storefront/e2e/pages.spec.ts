import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/test';

const pages = [
  { path: '/', shows: 'product-card' },
  { path: '/c/audio', shows: 'product-card' },
  { path: '/search?q=headphones', shows: 'product-card' },
  { path: '/p/skerry-day-pack', shows: 'delivery-estimate' },
  { path: '/s/birch-and-bone', shows: 'product-card' },
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the pages of the shop can be used by everybody @phone', async ({ page }) => {
      for (const { path, shows } of pages) {
        await page.goto(path);
        await expect(page.getByTestId(shows).first()).toBeVisible();
        await expectAccessible(page);
      }
    });
  });
}

test('typing suggests products, departments and phrases', async ({ page }) => {
  await page.goto('/');
  const field = page.getByRole('combobox', { name: 'Search the shop' });
  await field.fill('head');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('option', { name: /Headphones.*Departments/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=head/);
});

test('a misspelt word is understood', async ({ page }) => {
  await page.goto('/search?q=hedphones');
  await expect(page.getByText('Showing results for')).toBeVisible();
});

test('filters live in the address and can be taken off again', async ({ page }) => {
  await page.goto('/c/audio');
  await page.getByRole('checkbox', { name: /^Kestrel/ }).click();
  await expect(page).toHaveURL(/f\.brand=Kestrel/);
  await page.reload();
  await page.getByRole('button', { name: 'Remove filter Kestrel' }).click();
  await expect(page).not.toHaveURL(/f\.brand/);
});

test('the visitor chooses language and theme, and the next visit knows them', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Appearance').selectOption('dark');
  await page.getByLabel('Language').selectOption('de');
  await expect(page.getByRole('heading', { name: 'Abteilungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Abteilungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveClass(/dark/);
  await expect(page.getByTestId('product-card').first()).toContainText('€');
});

test('an address that nothing answers to says so', async ({ page }) => {
  await page.goto('/no/such/page');
  await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
});
