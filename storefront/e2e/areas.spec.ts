import { expectAccessible } from './support/accessibility';
import { expect, test } from './support/test';

test('a guest who asks for the dashboard is asked to sign in', async ({ page }) => {
  await page.goto('/dashboard');

  await expect(page).toHaveURL('/sign-in?next=%2Fdashboard');
  await expectAccessible(page);
});

test('a seller finds the dashboard in the account menu, and not the desk', async ({ page, signedIn }) => {
  await signedIn('seller');
  await page.goto('/');
  await page.getByRole('button', { name: 'Your account' }).click();

  await expect(page.getByRole('link', { name: 'Admin desk' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Seller dashboard' }).click();
  await expect(page).toHaveURL(/\/dashboard/);

  await page.goto('/admin');
  await expect(page.getByRole('heading', { name: 'This part is for others' })).toBeVisible();
});

test('an admin finds the desk in the account menu', async ({ page, signedIn }) => {
  await signedIn('admin');
  await page.goto('/');
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('link', { name: 'Admin desk' }).click();

  await expect(page).toHaveURL(/\/admin/);
});
