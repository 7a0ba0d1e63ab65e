import { useHomeQuery } from '@/features/home/homeApi';

/** The currency that the shop's prices are in; price filters are typed in it. */
export function useShopCurrency(): string {
  const { currency } = useHomeQuery(undefined, {
    selectFromResult: ({ data }) => ({ currency: data?.newest.nodes[0]?.priceRange?.min.currency }),
  });
  return currency ?? 'EUR';
}
