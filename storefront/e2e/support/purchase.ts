import { randomUUID } from 'node:crypto';
import { refuse, type UserError } from './refuse';
import type { ShopApi } from './shopApi';

/** An order that was placed and paid through the API. */
export interface PaidOrder {
  id: string;
  number: string;
  /** Opens a guest's order. */
  guestToken: string;
}

const address = { name: 'Ada Guest', line1: 'Meir 1', postalCode: '2000', city: 'Antwerp', countryCode: 'BE' };

interface CartAnswer {
  cartLinesAdd: { cart: { id: string }; guestTokenOnce: string; userErrors: UserError[] };
}

interface QuoteAnswer {
  checkoutQuote: {
    cartVersion: number;
    total: { minorUnits: number; currency: string };
    parts: { seller: { id: string }; delivery: { code: string } }[];
  };
}

/** Whoever the API speaks as, a guest or a member, buys units of a variant and pays, by default with a card that just works. */
export async function buyUnits(
  api: ShopApi,
  variantId: string,
  quantity: number,
  paymentMethod = 'sim_success',
): Promise<PaidOrder> {
  const { cartLinesAdd } = await api.send<CartAnswer>(
    `mutation Add($input: CartLinesAddInput!) {
      cartLinesAdd(input: $input) { cart { id } guestTokenOnce userErrors { code message } }
    }`,
    { input: { idempotencyKey: randomUUID(), lines: [{ variantId, quantity }] } },
  );
  refuse(cartLinesAdd.userErrors);
  const cart = { cartId: cartLinesAdd.cart.id, guestToken: cartLinesAdd.guestTokenOnce };
  const { checkoutQuote } = await api.send<QuoteAnswer>(
    `query Quote($cartId: ID!, $guestToken: String, $address: AddressInput!) {
      checkoutQuote(cartId: $cartId, guestToken: $guestToken, address: $address) {
        cartVersion total { minorUnits currency } parts { seller { id } delivery { code } }
      }
    }`,
    { ...cart, address },
  );
  const { orderPlace } = await api.send<{
    orderPlace: { order: { id: string; number: string }; guestTokenOnce: string; userErrors: UserError[] };
  }>(
    `mutation Place($input: OrderPlaceInput!) {
      orderPlace(input: $input) { order { id number } guestTokenOnce userErrors { code message } }
    }`,
    {
      input: {
        ...cart,
        idempotencyKey: randomUUID(),
        cartVersion: checkoutQuote.cartVersion,
        expectedTotal: checkoutQuote.total,
        shippingAddress: address,
        deliveryBySeller: checkoutQuote.parts.map(({ seller, delivery }) => ({
          sellerId: seller.id,
          code: delivery.code,
        })),
        email: 'guest@shopper.example',
      },
    },
  );
  refuse(orderPlace.userErrors);
  const order = { ...orderPlace.order, guestToken: orderPlace.guestTokenOnce };
  const { paymentStart } = await api.send<{ paymentStart: { userErrors: UserError[] } }>(
    `mutation Pay($input: PaymentStartInput!) { paymentStart(input: $input) { userErrors { code message } } }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        orderId: order.id,
        guestToken: order.guestToken,
        provider: 'SIMULATED',
        paymentMethod,
      },
    },
  );
  refuse(paymentStart.userErrors);
  return order;
}
