import { randomUUID } from 'node:crypto';
import { eventually, refuse, type UserError } from './refuse';
import type { ShopApi } from './shopApi';

export interface SellerPart {
  id: string;
  number: string;
  version: number;
  status: string;
}

const part = 'sellerOrder { id number version status } userErrors { code message }';

/** A seller of the demo shop, who works through the API: accepts its part of an order and hands it to a carrier. */
export class Seller {
  constructor(
    readonly slug: string,
    readonly api: ShopApi,
  ) {}

  /** The seller's part of the order with this number. Sellers hear of an order a moment after it was paid. */
  partOf(orderNumber: string): Promise<SellerPart> {
    return eventually(`That ${this.slug} is told of order ${orderNumber}`, async () => {
      const { seller } = await this.api.send<{ seller: { orders: { nodes: SellerPart[] } } }>(
        `query SellerOrders($slug: String!, $number: String!) {
          seller(slug: $slug) {
            orders(first: 5, where: { number: { startsWith: $number } }) { nodes { id number version status } }
          }
        }`,
        { slug: this.slug, number: orderNumber },
      );
      return seller.orders.nodes.find(({ status }) => status !== 'AWAITING_PAYMENT');
    });
  }

  async accept({ id, version }: SellerPart): Promise<SellerPart> {
    const { sellerOrderAccept } = await this.api.send<{
      sellerOrderAccept: { sellerOrder: SellerPart; userErrors: UserError[] };
    }>(`mutation Accept($input: SellerOrderAcceptInput!) { sellerOrderAccept(input: $input) { ${part} } }`, {
      input: { idempotencyKey: randomUUID(), id, version },
    });
    refuse(sellerOrderAccept.userErrors);
    return sellerOrderAccept.sellerOrder;
  }

  async ship({ id, version }: SellerPart): Promise<SellerPart> {
    const { sellerOrderShip } = await this.api.send<{
      sellerOrderShip: { sellerOrder: SellerPart; userErrors: UserError[] };
    }>(`mutation Ship($input: SellerOrderShipInput!) { sellerOrderShip(input: $input) { ${part} } }`, {
      input: {
        idempotencyKey: randomUUID(),
        sellerOrderId: id,
        version,
        carrier: 'Octopost',
        trackingNumber: `OP${Date.now()}${Math.floor(Math.random() * 1000)}`,
      },
    });
    refuse(sellerOrderShip.userErrors);
    return sellerOrderShip.sellerOrder;
  }

  /** From paid to handed over. */
  async fulfil(orderNumber: string): Promise<SellerPart> {
    return this.ship(await this.accept(await this.partOf(orderNumber)));
  }
}
