import { buy } from './support/shopper';
import { expect, remember, test } from './support/test';

test('an order moves in two windows at once', async ({ page, context, api, sellerOf }) => {
  const order = await buy(api, 'fernway-outdoors');
  await remember(page, 'orderTokens', { [order.id]: order.guestToken });
  const second = await context.newPage();
  for (const window of [page, second]) {
    await window.goto(`/orders/${order.id}`);
    await expect(window.getByTestId('live-status')).toHaveAttribute('data-status', 'live');
  }

  await (await sellerOf(order.seller)).fulfil(order.number);

  for (const window of [page, second]) {
    await expect(window.getByTestId('parcel')).toHaveAttribute('data-status', 'DELIVERED', { timeout: 40_000 });
    await expect(window.getByTestId('route')).toHaveAttribute('data-way', '1');
  }
});

test('a page that lost its connection finds its way back and misses nothing', async ({
  page,
  context,
  api,
  sellerOf,
}) => {
  const order = await buy(api, 'cobalt-audio');
  await remember(page, 'orderTokens', { [order.id]: order.guestToken });
  await page.goto(`/orders/${order.id}`);
  await expect(page.getByTestId('live-status')).toHaveAttribute('data-status', 'live');

  await context.setOffline(true);
  await (await sellerOf(order.seller)).fulfil(order.number);
  await context.setOffline(false);

  await expect(page.getByTestId('parcel')).toHaveAttribute('data-status', 'DELIVERED', { timeout: 40_000 });
});
