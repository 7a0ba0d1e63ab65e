import { useState, type FormEvent } from 'react';
import { Button } from '@/ui/Button';
import { Stars } from '@/ui/Rating';
import type { ProductFacet } from './catalogApi';
import { toggleFacet, type Listing } from './listing';

interface FilterPanelProps {
  listing: Listing;
  facets: ProductFacet[];
  currency: string;
  onChange: (listing: Listing) => void;
}

export function FilterPanel({ listing, facets, currency, onChange }: FilterPanelProps) {
  return (
    <div className="divide-y divide-line">
      <label className="flex items-center gap-3 py-4 first:pt-0">
        <input
          type="checkbox"
          className="size-4 accent-coral"
          checked={listing.inStock}
          onChange={(event) => onChange({ ...listing, inStock: event.target.checked })}
        />
        In stock only
      </label>
      <PriceFilter
        key={`${listing.minPrice}-${listing.maxPrice}`}
        listing={listing}
        currency={currency}
        onChange={onChange}
      />
      <RatingFilter listing={listing} onChange={onChange} />
      {facets
        .filter((facet) => facet.buckets.length > 1 || listing.facets[facet.code]?.length)
        .map((facet) => (
          <FacetFilter key={facet.code} facet={facet} listing={listing} onChange={onChange} />
        ))}
    </div>
  );
}

function PriceFilter({ listing, currency, onChange }: Omit<FilterPanelProps, 'facets'>) {
  const [min, setMin] = useState(listing.minPrice);
  const [max, setMax] = useState(listing.maxPrice);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    onChange({ ...listing, minPrice: min.trim(), maxPrice: max.trim() });
  };
  const input = 'h-10 w-full min-w-0 rounded-lg border border-line bg-white px-3 text-sm tabular-nums';
  return (
    <form onSubmit={apply} className="py-4">
      <fieldset>
        <legend className="float-left mb-3 w-full text-sm font-semibold">Price ({currency})</legend>
        <div className="clear-both flex items-center gap-2">
          <input
            className={input}
            aria-label="Lowest price"
            placeholder="Min"
            inputMode="decimal"
            value={min}
            onChange={(e) => setMin(e.target.value)}
          />
          <span aria-hidden="true" className="text-muted">
            –
          </span>
          <input
            className={input}
            aria-label="Highest price"
            placeholder="Max"
            inputMode="decimal"
            value={max}
            onChange={(e) => setMax(e.target.value)}
          />
          <Button type="submit" variant="secondary" size="small" className="shrink-0" aria-label="Apply price">
            Go
          </Button>
        </div>
      </fieldset>
    </form>
  );
}

function RatingFilter({ listing, onChange }: Pick<FilterPanelProps, 'listing' | 'onChange'>) {
  return (
    <fieldset className="py-4">
      <legend className="float-left mb-3 w-full text-sm font-semibold">Rating</legend>
      <div className="clear-both space-y-2">
        {[4, 3, 0].map((rating) => (
          <label key={rating} className="flex cursor-pointer items-center gap-3 text-sm">
            <input
              type="radio"
              name="rating"
              className="size-4 accent-coral"
              checked={listing.minRating === rating}
              onChange={() => onChange({ ...listing, minRating: rating })}
            />
            {rating > 0 ? (
              <>
                <Stars value={rating} /> and up
              </>
            ) : (
              'Any rating'
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const bucketsAtFirst = 8;

function FacetFilter({
  facet,
  listing,
  onChange,
}: { facet: ProductFacet } & Pick<FilterPanelProps, 'listing' | 'onChange'>) {
  const [all, setAll] = useState(false);
  const chosen = listing.facets[facet.code] ?? [];
  const visible = facet.buckets.filter(({ value }, index) => all || index < bucketsAtFirst || chosen.includes(value));
  return (
    <fieldset className="py-4">
      <legend className="float-left mb-3 w-full text-sm font-semibold">{facet.label}</legend>
      <div className="clear-both space-y-2">
        {visible.map((bucket) => (
          <label key={bucket.value} className="flex cursor-pointer items-center gap-3 text-sm">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-coral"
              checked={chosen.includes(bucket.value)}
              onChange={() => onChange(toggleFacet(listing, facet.code, bucket.value))}
            />
            <span className="truncate">{bucket.label}</span>
            <span className="ml-auto text-muted tabular-nums">{bucket.count}</span>
          </label>
        ))}
      </div>
      {facet.buckets.length > bucketsAtFirst && (
        <button
          type="button"
          className="mt-3 text-sm font-medium underline underline-offset-4"
          onClick={() => setAll(!all)}
        >
          {all ? 'Show fewer' : `Show all ${facet.buckets.length}`}
        </button>
      )}
    </fieldset>
  );
}
