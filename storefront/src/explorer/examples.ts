import { uuid } from '@/lib/uuid';
import adminApprove from './examples/admin-approve.graphql?raw';
import adminOrders from './examples/admin-orders.graphql?raw';
import adminQueues from './examples/admin-queues.graphql?raw';
import adminRefund from './examples/admin-refund.graphql?raw';
import availability from './examples/availability.graphql?raw';
import browse from './examples/browse.graphql?raw';
import cartAdd from './examples/cart-add.graphql?raw';
import cart from './examples/cart.graphql?raw';
import challenge from './examples/challenge.graphql?raw';
import orderPlace from './examples/order-place.graphql?raw';
import orderUpdated from './examples/order-updated.graphql?raw';
import payment from './examples/payment.graphql?raw';
import productPage from './examples/product-page.graphql?raw';
import search from './examples/search.graphql?raw';
import sellerAccept from './examples/seller-accept.graphql?raw';
import sellerApply from './examples/seller-apply.graphql?raw';
import sellerArrivals from './examples/seller-arrivals.graphql?raw';
import sellerOrders from './examples/seller-orders.graphql?raw';
import sellerProduct from './examples/seller-product.graphql?raw';
import sellerPromotion from './examples/seller-promotion.graphql?raw';
import sellerPublish from './examples/seller-publish.graphql?raw';
import sellerShip from './examples/seller-ship.graphql?raw';
import sellerVariant from './examples/seller-variant.graphql?raw';
import signIn from './examples/sign-in.graphql?raw';

export interface Example {
  name: string;
  description: string;
  query: string;
  /** Made anew each time the example is opened, so that each gets idempotency keys of its own. */
  variables?: () => object;
  /** Whose access token the headers need. */
  signedInAs?: string;
}

export interface ExampleGroup {
  title: string;
  examples: Example[];
}

const address = { name: 'Ada Guest', line1: 'Meir 1', postalCode: '2000', city: 'Antwerp', countryCode: 'BE' };
const idOf = (what: string) => `<id of ${what}>`;
const password = '<printed when the shop started>';

export const exampleGroups: ExampleGroup[] = [
  {
    title: 'Shopping',
    examples: [
      {
        name: 'Browse',
        description: 'Departments, products, facets',
        query: browse,
        variables: () => ({ where: { inStock: true } }),
      },
      {
        name: 'Search',
        description: 'Typos included',
        query: search,
        variables: () => ({ query: 'hedphones', filters: {} }),
      },
      {
        name: 'Product page',
        description: 'One request, four services',
        query: productPage,
        variables: () => ({ slug: 'skerry-day-pack' }),
      },
      {
        name: 'Availability',
        description: 'A subscription: stock, live',
        query: availability,
        variables: () => ({ variantIds: [idOf('a variant')] }),
      },
    ],
  },
  {
    title: 'Buying, as a guest',
    examples: [
      {
        name: 'Add to cart',
        description: 'Returns the token that opens the cart',
        query: cartAdd,
        variables: () => ({
          input: { idempotencyKey: uuid(), lines: [{ variantId: idOf('a variant'), quantity: 1 }] },
        }),
      },
      {
        name: 'Cart and delivery',
        description: 'By seller, with problems and choices',
        query: cart,
        variables: () => ({ id: idOf('the cart'), guestToken: '<guestTokenOnce>', address }),
      },
      {
        name: 'Place the order',
        description: 'Reserves stock, splits per seller',
        query: orderPlace,
        variables: () => ({
          input: {
            idempotencyKey: uuid(),
            cartId: idOf('the cart'),
            guestToken: '<guestTokenOnce>',
            cartVersion: 1,
            expectedTotal: { minorUnits: 0, currency: 'EUR' },
            email: 'guest@shopper.example',
            shippingAddress: address,
            deliveryBySeller: [{ sellerId: idOf('the seller'), code: 'STANDARD' }],
          },
        }),
      },
      {
        name: 'Follow the order',
        description: 'A subscription: every step, live',
        query: orderUpdated,
        variables: () => ({ id: idOf('the order'), guestToken: '<guestTokenOnce of the order>' }),
      },
      {
        name: 'Pay',
        description: 'With the simulated provider',
        query: payment,
        variables: () => ({
          input: {
            idempotencyKey: uuid(),
            orderId: idOf('the order'),
            guestToken: '<guestTokenOnce of the order>',
            provider: 'SIMULATED',
            paymentMethod: 'sim_three_d_secure',
          },
        }),
      },
      {
        name: 'Answer 3-D Secure',
        description: 'Plays the bank',
        query: challenge,
        variables: () => ({
          input: { paymentId: idOf('the payment'), guestToken: '<guestTokenOnce of the order>', approve: true },
        }),
      },
    ],
  },
  {
    title: 'Selling',
    examples: [
      {
        name: 'Sign in',
        description: 'The access token goes into the headers',
        query: signIn,
        variables: () => ({ input: { email: 'owner@birch-and-bone.example', password } }),
      },
      {
        name: 'Orders and money',
        description: 'What to ship, and what it earns',
        query: sellerOrders,
        variables: () => ({ slug: 'birch-and-bone' }),
        signedInAs: 'a seller',
      },
      {
        name: 'New orders',
        description: 'A subscription: arrivals, live',
        query: sellerArrivals,
        variables: () => ({ sellerId: idOf('your seller') }),
        signedInAs: 'a seller',
      },
      {
        name: 'Accept an order',
        description: 'The buyer sees it live',
        query: sellerAccept,
        variables: () => ({ input: { idempotencyKey: uuid(), id: idOf('the seller order'), version: 1 } }),
        signedInAs: 'a seller',
      },
      {
        name: 'Ship an order',
        description: 'The carrier delivers in seconds',
        query: sellerShip,
        variables: () => ({
          input: {
            idempotencyKey: uuid(),
            sellerOrderId: idOf('the seller order'),
            version: 2,
            carrier: 'Octopost',
            trackingNumber: 'OP123456789',
          },
        }),
        signedInAs: 'a seller',
      },
      {
        name: 'Create a product',
        description: 'A draft',
        query: sellerProduct,
        variables: () => ({
          input: {
            sellerId: idOf('your seller'),
            title: 'Folding stool in ash',
            descriptionHtml: '<p>Folds flat, carries a cellist.</p>',
            categoryIds: [idOf('a category')],
            attributes: [{ code: 'material', value: 'Ash' }],
          },
        }),
        signedInAs: 'a seller',
      },
      {
        name: 'Give it a variant',
        description: 'With a price',
        query: sellerVariant,
        variables: () => ({
          input: {
            productId: idOf('the product'),
            sku: 'STOOL-ASH',
            prices: [{ minorUnits: 8900, currency: 'EUR' }],
          },
        }),
        signedInAs: 'a seller',
      },
      {
        name: 'Stock and publish',
        description: 'A second later shoppers find it',
        query: sellerPublish,
        variables: () => ({
          stock: { idempotencyKey: uuid(), changes: [{ variantId: idOf('the variant'), delta: 10 }] },
          publish: { id: idOf('the product'), version: 1 },
        }),
        signedInAs: 'a seller',
      },
      {
        name: 'Make a coupon',
        description: '10 % off your own items',
        query: sellerPromotion,
        variables: () => ({
          input: {
            idempotencyKey: uuid(),
            sellerId: idOf('your seller'),
            name: 'Thank you',
            code: 'THANKS10',
            benefit: { percentageOff: { basisPoints: 1000 } },
          },
        }),
        signedInAs: 'a seller',
      },
    ],
  },
  {
    title: 'Running the shop',
    examples: [
      {
        name: 'Apply as a seller',
        description: 'As anybody who is signed in',
        query: sellerApply,
        variables: () => ({ input: { name: 'Juniper Press', slug: 'juniper-press', countryCode: 'SE' } }),
        signedInAs: 'anybody',
      },
      {
        name: 'Approve a seller',
        description: 'As the admin',
        query: adminApprove,
        variables: () => ({ input: { id: idOf('the seller'), approve: true, note: 'Welcome!' } }),
        signedInAs: 'the admin',
      },
      {
        name: 'What waits',
        description: 'Four queues, one request',
        query: adminQueues,
        signedInAs: 'the admin',
      },
      {
        name: 'All orders',
        description: 'With payments and commission',
        query: adminOrders,
        variables: () => ({ where: { status: ['CONFIRMED'] } }),
        signedInAs: 'the admin',
      },
      {
        name: 'Refund',
        description: 'A part of a payment',
        query: adminRefund,
        variables: () => ({
          input: {
            idempotencyKey: uuid(),
            paymentId: idOf('the payment'),
            amount: { minorUnits: 500, currency: 'EUR' },
            reason: 'A scratch on the lid',
          },
        }),
        signedInAs: 'the admin',
      },
    ],
  },
];

/** An example as GraphiQL keeps it in a tab. */
export function tabOf({ query, variables, signedInAs }: Example) {
  return {
    query,
    variables: variables ? JSON.stringify(variables(), null, 2) : '',
    headers: signedInAs ? JSON.stringify({ authorization: `Bearer <access token of ${signedInAs}>` }, null, 2) : '',
  };
}
