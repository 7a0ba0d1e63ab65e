import { useState, type ChangeEvent, type FormEvent } from 'react';
import { useText } from '@/i18n/text';
import { amountText, formatMoney } from '@/lib/money';
import { Button } from '@/ui/Button';
import type { FacetBucket } from './listing';
import { FilterGroup } from './FilterGroup';
import type { FilterProps } from './FilterPanel';
import { catalogText } from './messages';

type Band = FacetBucket;

interface PriceFilterProps extends FilterProps {
  bands: Band[];
  currency: string;
}

/** A span of prices: typed, or one of the bands that the list has products in. */
export function PriceFilter({ listing, bands, currency, onChange }: PriceFilterProps) {
  const text = useText(catalogText);
  const [min, setMin] = useState(listing.minPrice);
  const [max, setMax] = useState(listing.maxPrice);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onChange({ ...listing, minPrice: min.trim(), maxPrice: max.trim() });
  };
  const choose = (band: Band) =>
    onChange({
      ...listing,
      minPrice: band.min?.minorUnits ? amountText(band.min) : '',
      maxPrice: band.max ? amountText(band.max) : '',
    });
  return (
    <form onSubmit={apply}>
      <FilterGroup title={text.price(currency)}>
        <div className="flex items-center gap-2">
          <AmountInput label={text.lowest} placeholder={text.min} value={min} onChange={setMin} />
          <span aria-hidden="true" className="text-muted">
            –
          </span>
          <AmountInput label={text.highest} placeholder={text.max} value={max} onChange={setMax} />
          <Button type="submit" variant="secondary" size="small" className="shrink-0" aria-label={text.applyPrice}>
            {text.go}
          </Button>
        </div>
        {bands.length > 1 && (
          <ul className="mt-3 space-y-1.5 text-sm">
            {bands.map((band) => (
              <li key={band.value}>
                <button
                  type="button"
                  className="flex w-full justify-between hover:underline"
                  onClick={() => choose(band)}
                >
                  {bandLabel(band)} <span className="text-muted tabular-nums">{band.count}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </FilterGroup>
    </form>
  );
}

interface AmountInputProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

function AmountInput({ label, placeholder, value, onChange }: AmountInputProps) {
  return (
    <input
      className="h-10 w-full min-w-0 rounded-lg border border-line-strong/60 bg-surface px-3 text-sm tabular-nums"
      aria-label={label}
      placeholder={placeholder}
      inputMode="decimal"
      value={value}
      onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
    />
  );
}

/** "€50.00 – €99.99", as the shopper writes money. */
function bandLabel({ min, max, label }: Band): string {
  if (!min && !max) {
    return label;
  }
  return `${min ? formatMoney(min) : ''} – ${max ? formatMoney(max) : ''}`.trim();
}
