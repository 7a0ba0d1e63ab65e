import { randomUUID } from 'node:crypto';
import { expectAccessible } from './support/accessibility';
import { eventually, refuse, type UserError } from './support/refuse';
import { buy } from './support/shopper';
import { expect, remember, test } from './support/test';

test('a buyer cancels a unit, sends another back and reads the invoice', async ({ page, api, sellerOf }) => {
  const order = await buy(api, 'sunder-and-thread', 3);
  await remember(page, 'orderTokens', { [order.id]: order.guestToken });
  await page.goto(`/orders/${order.id}`);

  await page.getByRole('button', { name: 'Cancel items' }).click();
  await page.getByRole('dialog').getByRole('combobox').first().selectOption('1');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel these items' }).click();
  await expect(page.getByText('1 cancelled')).toBeVisible();

  const seller = await sellerOf(order.seller);
  await seller.fulfil(order.number);
  await page.getByRole('button', { name: 'Send something back' }).click({ timeout: 40_000 });
  await page.getByRole('dialog').getByRole('combobox').first().selectOption('1');
  await page.getByRole('button', { name: 'Ask for a return' }).click();
  const item = page.getByTestId('return');
  await expect(item).toHaveAttribute('data-status', 'REQUESTED');

  const { id } = await eventually(`That the seller is told of a return of ${order.number}`, async () => {
    const found = await api.send<{ order: { returns: { id: string }[] } }>(
      `query Returns($id: ID!, $guestToken: String!) { order(id: $id, guestToken: $guestToken) { returns { id } } }`,
      { id: order.id, guestToken: order.guestToken },
    );
    return found.order.returns[0];
  });
  const { returnDecide } = await seller.api.send<{ returnDecide: { userErrors: UserError[] } }>(
    `mutation Decide($input: ReturnDecideInput!) {
      returnDecide(input: $input) { return { id } userErrors { code message } }
    }`,
    { input: { idempotencyKey: randomUUID(), id, approve: true, note: 'Gladly.' } },
  );
  refuse(returnDecide.userErrors);

  await expect(item).toHaveAttribute('data-status', 'APPROVED');
  await item.getByLabel('Tracking number').fill('BACK1');
  await item.getByRole('button', { name: 'I sent it' }).click();
  await expect(item).toHaveAttribute('data-status', 'IN_TRANSIT');
  await expectAccessible(page);

  // As a browser that follows the link asks: the storefront's own page must not be the answer.
  const invoice = await page.getByRole('link', { name: /^Invoice / }).getAttribute('href');
  const answer = await page.request.get(invoice!, { headers: { accept: 'text/html,*/*' } });
  expect(answer.headers()['content-type']).toContain('pdf');
});
