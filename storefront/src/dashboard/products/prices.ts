import type { CatalogVariantFragment } from '@/graphql/generated';
import { amountText, fractionDigitsOf, parseAmount } from '@/lib/money';

/** The currencies in which a variant can be priced here. */
export const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'DKK', 'PLN', 'JPY'] as const;
export type Currency = (typeof currencies)[number];

export interface PriceDraft {
  currency: Currency;
  price: string;
  before: string;
}

type PricedVariant = Pick<CatalogVariantFragment, Lowercase<Currency> | `${Lowercase<Currency>}Before`>;

/** The prices of a variant as one types them, in each currency in which it has one. */
export function priceDrafts(variant: PricedVariant): PriceDraft[] {
  return currencies.flatMap((currency) => {
    const field = currency.toLowerCase() as Lowercase<Currency>;
    const price = variant[field];
    const before = variant[`${field}Before`];
    return price ? [{ currency, price: amountText(price), before: before ? amountText(before) : '' }] : [];
  });
}

export interface PriceInput {
  currency: Currency;
  minorUnits: number;
}

export interface ParsedPrices {
  prices: PriceInput[];
  compareAtPrices: PriceInput[];
  /** What is wrong, by currency. */
  problems: Partial<Record<Currency, string>>;
}

/** What the typed prices say; a currency without a price is one in which the variant is not sold. */
export function parsePrices(drafts: readonly PriceDraft[]): ParsedPrices {
  const parsed: ParsedPrices = { prices: [], compareAtPrices: [], problems: {} };
  for (const { currency, price, before } of drafts) {
    const digits = fractionDigitsOf(currency);
    const minorUnits = parseAmount(price, digits);
    const former = before.trim() === '' ? null : parseAmount(before, digits);
    if (!minorUnits) {
      parsed.problems[currency] = `An amount above zero, with at most ${digits} decimals`;
    } else if (before.trim() !== '' && (former === null || former <= minorUnits)) {
      parsed.problems[currency] = 'The former price must be higher than the present one';
    } else {
      parsed.prices.push({ currency, minorUnits });
      if (former !== null) {
        parsed.compareAtPrices.push({ currency, minorUnits: former });
      }
    }
  }
  return parsed;
}
