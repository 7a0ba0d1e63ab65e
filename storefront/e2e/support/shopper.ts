import { buyUnits, type PaidOrder } from './purchase';
import type { ShopApi } from './shopApi';

interface Offer {
  slug: string;
  title: string;
  seller: { slug: string };
  variants: { nodes: { id: string; availability: { quantity: number } }[] };
}

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
export async function buy(
  api: ShopApi,
  sellerSlug: string,
  quantity = 2,
  paymentMethod?: string,
): Promise<PaidOrder & { seller: string }> {
  const { variantId } = await plentiful(api, sellerSlug);
  return { ...(await buyUnits(api, variantId, quantity, paymentMethod)), seller: sellerSlug };
}
