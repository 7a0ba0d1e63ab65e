import { expectAccessible } from './support/accessibility';
import { plentiful } from './support/shopper';
import { expect, test } from './support/test';

test('a member keeps wishes, and sees sessions, notifications and orders', async ({ page, api, member }) => {
  await member();
  const { slug, title } = await plentiful(api, 'pagewright-books');
  await page.goto(`/p/${slug}`);
  await page.getByRole('button', { name: 'Keep on the wish list' }).click();
  await expect(page.getByRole('button', { name: 'Keep on the wish list' })).toHaveAttribute('aria-pressed', 'true');

  await page.goto('/account/wish-list');
  await expect(page.getByTestId('wish')).toContainText(title);
  await expectAccessible(page);

  await page.goto('/account/security');
  await expect(page.getByText('This browser')).toBeVisible();
  await expectAccessible(page);

  await page.goto('/account/notifications');
  await expect(page.getByRole('heading', { name: 'What we tell you, and how' })).toBeVisible();
  await expectAccessible(page);

  await page.goto('/account');
  await expect(page.getByRole('heading', { name: 'No orders yet' })).toBeVisible();
});
