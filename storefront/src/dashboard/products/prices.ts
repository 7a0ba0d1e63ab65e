import { amountText, fractionDigitsOf, parseAmount, type Money } from '@/lib/money';

export interface PriceDraft {
  currency: string;
  price: string;
  before: string;
}

interface PricedVariant {
  prices: readonly Money[];
  compareAtPrices: readonly Money[];
}

/** The prices of a variant as one types them, in each currency in which it has one. */
export const priceDrafts = ({ prices, compareAtPrices }: PricedVariant): PriceDraft[] =>
  prices.map((price) => {
    const before = compareAtPrices.find(({ currency }) => currency === price.currency);
    return { currency: price.currency, price: amountText(price), before: before ? amountText(before) : '' };
  });

export interface PriceInput {
  currency: string;
  minorUnits: number;
}

export interface ParsedPrices {
  prices: PriceInput[];
  compareAtPrices: PriceInput[];
  /** What is wrong, by currency. */
  problems: Record<string, string>;
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
