import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/test';

test('the explorer runs an example', async ({ page }) => {
  await page.goto('/explorer');
  const editor = page.locator('.graphiql-query-editor');
  const examples = page.getByRole('region', { name: 'Examples' });
  // The editor comes some time after the panel; it opens with the first example.
  await expect(editor).toContainText('categoryTree');
  await examples.getByRole('button', { name: 'Search' }).click();
  await expect(editor).toContainText('correctedQuery');
  await page.getByRole('button', { name: /^Execute query/ }).click();
  await expect(page.getByRole('region', { name: 'Result Window' })).toContainText('headphones');
  // Our own part of the page; the editor is GraphiQL's.
  const { violations } = await new AxeBuilder({ page }).include('[aria-label="Examples"]').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});
