import { OfficeButton } from '@/office/ui/Button';
import { Input, Select } from '@/office/ui/Fields';
import { TrashIcon } from '@/office/ui/icons';
import { currencies } from '@/office/currencies';
import type { ParsedPrices, PriceDraft } from './prices';

interface PriceFieldsProps {
  prices: readonly PriceDraft[];
  onChange: (prices: PriceDraft[]) => void;
  problems: ParsedPrices['problems'];
}

/** What one costs in each currency, and what it cost before it was reduced. */
export function PriceFields({ prices, onChange, problems }: PriceFieldsProps) {
  const set = (currency: string, change: Partial<PriceDraft>) =>
    onChange(prices.map((draft) => (draft.currency === currency ? { ...draft, ...change } : draft)));
  const others = currencies.filter((currency) => !prices.some((draft) => draft.currency === currency));
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">Prices</legend>
      <ul className="space-y-2">
        {prices.map(({ currency, price, before }) => (
          <li key={currency} className="flex items-start gap-2">
            <span className="w-10 pt-2 text-sm text-muted">{currency}</span>
            <Input
              label={`Price in ${currency}`}
              hideLabel
              inputMode="decimal"
              placeholder="Price"
              className="min-w-0 grow"
              value={price}
              error={problems[currency]}
              onChange={({ target }) => set(currency, { price: target.value })}
            />
            <Input
              label={`Former price in ${currency}`}
              hideLabel
              inputMode="decimal"
              placeholder="Before, if reduced"
              className="min-w-0 grow"
              value={before}
              onChange={({ target }) => set(currency, { before: target.value })}
            />
            <OfficeButton
              look="quiet"
              aria-label={`Do not sell in ${currency}`}
              onClick={() => onChange(prices.filter((draft) => draft.currency !== currency))}
            >
              <TrashIcon />
            </OfficeButton>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Select
          label="Add a currency"
          hideLabel
          className="mt-2 w-44"
          value=""
          onChange={({ target }) =>
            target.value && onChange([...prices, { currency: target.value, price: '', before: '' }])
          }
          options={[{ value: '', label: 'Add a currency…' }, ...others.map((value) => ({ value, label: value }))]}
        />
      )}
    </fieldset>
  );
}
