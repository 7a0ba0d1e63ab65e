import { randomUUID } from 'node:crypto';
import { refuse, type UserError } from './refuse';
import type { ShopApi } from './shopApi';

/** An order that was placed and paid through the API, as a guest. */
export interface PaidOrder {
  id: string;
  number: string;
  guestToken: string;
  seller: string;
}

interface Offer {
  slug: string;
  title: string;
  seller: { slug: string };
  variants: { nodes: { id: string; availability: { quantity: number } }[] };
}

const address = { name: 'Ada Guest', line1: 'Meir 1', city: 'Antwerp', postalCode: '2000', countryCode: 'BE' };

/** What a test may buy: there is plenty of it, so that no other test is in its way. */
export async function plentiful(
  api: ShopApi,
  sellerSlug: string,
): Promise<{ slug: string; title: string; variantId: string }> {
  const { seller } = await api.send<{ seller: { products: { nodes: Offer[] } } }>(
    `query Plentiful($slug: String!) {
      seller(slug: $slug) {
        products(first: 40, where: { inStock: true }, orderBy: { field: PRICE, direction: ASC }) {
          nodes { slug title seller { slug } variants(first: 10) { nodes { id availability { quantity } } } }
        }
      }
    }`,
    { slug: sellerSlug },
  );
  const offers = seller.products.nodes.filter(({ variants }) =>
    variants.nodes.every(({ availability }) => availability.quantity >= 12),
  );
  const offer = offers[Math.floor(Math.random() * offers.length)];
  if (!offer) {
    throw new Error(`${sellerSlug} has nothing left that there is plenty of.`);
  }
  return { slug: offer.slug, title: offer.title, variantId: offer.variants.nodes[0]!.id };
}

/** A guest buys some units of one product of a seller. */
export async function buy(api: ShopApi, sellerSlug: string, quantity = 2): Promise<PaidOrder> {
  const { variantId } = await plentiful(api, sellerSlug);
  const { cartLinesAdd } = await api.send<{
    cartLinesAdd: { cart: { id: string; version: number }; guestTokenOnce: string; userErrors: UserError[] };
  }>(
    `mutation Fill($input: CartLinesAddInput!) {
      cartLinesAdd(input: $input) { cart { id version } guestTokenOnce userErrors { code message } }
    }`,
    { input: { idempotencyKey: randomUUID(), lines: [{ variantId, quantity }] } },
  );
  refuse(cartLinesAdd.userErrors);
  const { cart, guestTokenOnce: cartToken } = cartLinesAdd;
  const { checkoutQuote } = await api.send<{
    checkoutQuote: {
      total: { minorUnits: number; currency: string };
      parts: { seller: { id: string }; delivery: { code: string } }[];
    };
  }>(
    `query Quote($cartId: ID!, $guestToken: String!, $address: AddressInput!) {
      checkoutQuote(cartId: $cartId, guestToken: $guestToken, address: $address) {
        total { minorUnits currency }
        parts { seller { id } delivery { code } }
      }
    }`,
    { cartId: cart.id, guestToken: cartToken, address },
  );
  const { orderPlace } = await api.send<{
    orderPlace: { order: { id: string; number: string }; guestTokenOnce: string; userErrors: UserError[] };
  }>(
    `mutation Place($input: OrderPlaceInput!) {
      orderPlace(input: $input) { order { id number } guestTokenOnce userErrors { code message } }
    }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        cartId: cart.id,
        cartVersion: cart.version,
        expectedTotal: checkoutQuote.total,
        shippingAddress: address,
        email: 'guest@shopper.example',
        guestToken: cartToken,
        deliveryBySeller: checkoutQuote.parts.map(({ seller, delivery }) => ({
          sellerId: seller.id,
          code: delivery.code,
        })),
      },
    },
  );
  refuse(orderPlace.userErrors);
  const { order, guestTokenOnce: guestToken } = orderPlace;
  const { paymentStart } = await api.send<{ paymentStart: { userErrors: UserError[] } }>(
    `mutation Pay($input: PaymentStartInput!) {
      paymentStart(input: $input) { payment { id status } userErrors { code message } }
    }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        orderId: order.id,
        guestToken,
        provider: 'SIMULATED',
        paymentMethod: 'sim_success',
      },
    },
  );
  refuse(paymentStart.userErrors);
  return { ...order, guestToken, seller: sellerSlug };
}
