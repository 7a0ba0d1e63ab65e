import { randomUUID } from 'node:crypto';
import { expectAccessible } from './support/accessibility';
import { buyUnits } from './support/purchase';
import { expect, remember, test } from './support/test';

interface BestSeller {
  seller: {
    products: {
      nodes: {
        slug: string;
        title: string;
        variants: { nodes: { id: string; availability: { quantity: number } }[] };
      }[];
    };
  };
}

test('a buyer is told live, buys again, reviews and asks; the seller replies, and a moderator hides the review', async ({
  page,
  api,
  member,
  signedIn,
}) => {
  // The first of the seller's lists, so that its words are on the first page of the dashboard.
  const { seller } = await api.send<BestSeller>(`{
    seller(slug: "birch-and-bone") {
      products(first: 5, where: { inStock: true }, orderBy: { field: BESTSELLING, direction: DESC }) {
        nodes { slug title variants(first: 10) { nodes { id availability { quantity } } } }
      }
    }
  }`);
  const product = seller.products.nodes.find(({ variants }) => variants.nodes[0]!.availability.quantity >= 3)!;
  const mark = randomUUID().slice(0, 8);
  const words = { review: `Sturdy, ${mark}.`, question: `Does it fold, ${mark}?`, thanks: `Thank you, ${mark}.` };

  const buyer = await member();
  await page.goto('/account/notifications');
  const bell = page.getByTestId('bell');
  await expect(bell).toHaveAccessibleName('Notifications');
  await expect(page.getByRole('heading', { name: 'Nothing new' })).toBeVisible();
  const order = await buyUnits(buyer, product.variants.nodes[0]!.id, 1);
  await expect(bell).toHaveAccessibleName('Notifications, 1 unread');

  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: 'Buy again' }).click();
  await expect(page).toHaveURL(/\/cart$/);
  await expect(page.getByTestId('cart-line')).toContainText(product.title);

  await page.goto(`/p/${product.slug}`);
  await page.getByRole('button', { name: 'Write a review' }).click();
  const form = page.getByRole('dialog');
  await form.locator('label', { hasText: '4 stars' }).click();
  await form.getByLabel('What should others know?').fill(words.review);
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Publish' }).click();
  await expect(form.getByText('Thank you!')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ask a question' }).click();
  await form.getByLabel('What would you like to know?').fill(words.question);
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByText('Thank you!')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('Sort by').selectOption({ label: 'Newest' });
  const own = page.getByRole('article').filter({ hasText: words.review });
  await own.getByRole('button', { name: 'Change' }).click();
  await form.getByLabel('What should others know?').fill(`${words.review} Still so.`);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(own).toContainText('Still so.');

  await signedIn('seller');
  await page.goto('/dashboard/questions?which=all');
  await reply(page.getByRole('listitem').filter({ hasText: words.question }));
  await page.goto('/dashboard/reviews');
  const review = page.getByRole('listitem').filter({ hasText: words.review });
  await reply(review);
  await expect(review).toContainText(words.thanks);
  await expectAccessible(page);

  await remember(page, 'refreshToken', null);
  await page.goto(`/p/${product.slug}`);
  await expect(page.getByTestId('question').filter({ hasText: words.question })).toContainText(words.thanks);
  const shown = page.getByRole('article').filter({ hasText: words.review });
  await page.getByLabel('Sort by').selectOption({ label: 'Newest' });
  await expect(shown).toContainText(words.thanks);

  await signedIn('seller');
  await page.goto('/dashboard/reviews');
  await review.getByRole('button', { name: 'Report…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Report' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await signedIn('admin');
  await page.goto('/admin/reviews');
  await expect(review).toContainText('Reported by');
  await review.getByRole('button', { name: 'Do not show it' }).click();
  await expect(review).toBeHidden();

  await page.goto(`/p/${product.slug}`);
  const asked = page.getByTestId('question').filter({ hasText: words.question });
  await asked.getByRole('button', { name: 'Report', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('dialog').getByText('We will look at it.')).toBeVisible();
  await page.keyboard.press('Escape');
  const newest = page.waitForResponse((response) => Boolean(response.request().postData()?.includes('"NEWEST"')));
  await page.getByLabel('Sort by').selectOption({ label: 'Newest' });
  expect(await (await newest).text()).not.toContain(words.review);
  await expect(shown).toHaveCount(0);

  async function reply(item: typeof shown): Promise<void> {
    await item.getByRole('button', { name: 'Answer' }).click();
    await item.getByLabel('Your answer, in public').fill(words.thanks);
    await item.getByRole('button', { name: 'Publish' }).click();
    await expect(item.getByRole('button', { name: /^Change/ })).toBeVisible();
  }
});
