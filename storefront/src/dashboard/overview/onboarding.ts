import type { SellerStatus } from '@/graphql/generated';

export interface SellerState {
  status: SellerStatus;
  about: string | null;
  warehouses: readonly { countryCode: string | null; isRetired: boolean }[];
  hasOwnDelivery: boolean;
  products: number;
  onSale: number;
  inStock: number;
}

export interface Step {
  title: string;
  text: string;
  to: string;
  isDone: boolean;
}

/** The way from an application to the first sale, as far as it is behind the seller. */
export function onboardingSteps(state: SellerState): Step[] {
  return [
    {
      title: 'Be approved',
      text: 'The shop’s people look at every application.',
      to: '/dashboard/profile',
      isDone: state.status === 'APPROVED',
    },
    {
      title: 'Introduce yourself',
      text: 'Shoppers buy from somebody they know something about.',
      to: '/dashboard/profile',
      isDone: Boolean(state.about?.trim()),
    },
    {
      title: 'Say where your stock lies',
      text: 'Name your warehouse and its country.',
      to: '/dashboard/inventory',
      isDone: state.warehouses.some(({ countryCode, isRetired }) => countryCode !== null && !isRetired),
    },
    {
      title: 'Choose how you deliver',
      text: 'Until you have methods of your own, the shop’s hold.',
      to: '/dashboard/delivery',
      isDone: state.hasOwnDelivery,
    },
    {
      title: 'Make your first product',
      text: 'By hand, or import a whole catalogue.',
      to: '/dashboard/products/new',
      isDone: state.products > 0,
    },
    {
      title: 'Put it on sale',
      text: 'It needs a category and a variant with a price.',
      to: '/dashboard/products?status=DRAFT',
      isDone: state.onSale > 0,
    },
    {
      title: 'Give it stock',
      text: 'What is not in stock cannot be bought.',
      to: '/dashboard/inventory',
      isDone: state.inStock > 0,
    },
  ];
}
