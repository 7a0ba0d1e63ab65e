import { useShopCurrencyQuery } from './catalogApi';

/** The currency that the shop's prices are in; price filters are typed in it. */
export const useShopCurrency = (): string => useShopCurrencyQuery().data ?? 'EUR';
