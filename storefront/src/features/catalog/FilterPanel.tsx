import { useText } from '@/i18n/text';
import { FacetFilter } from './FacetFilter';
import type { Listing, ListingFacet } from './listing';
import { catalogText } from './messages';
import { PriceFilter } from './PriceFilter';
import { RatingFilter } from './RatingFilter';

export interface FilterProps {
  listing: Listing;
  onChange: (listing: Listing) => void;
}

interface FilterPanelProps extends FilterProps {
  facets: ListingFacet[];
  total: number;
  currency: string;
}

export function FilterPanel({ listing, facets, total, currency, onChange }: FilterPanelProps) {
  const text = useText(catalogText);
  const price = facets.find(({ code }) => code === 'price');
  return (
    <div className="divide-y divide-line">
      <label className="flex cursor-pointer items-center gap-3 pb-4">
        <input
          type="checkbox"
          className="size-4 accent-coral"
          checked={listing.inStock}
          onChange={(event) => onChange({ ...listing, inStock: event.target.checked })}
        />
        {text.inStockOnly}
      </label>
      <PriceFilter
        key={`${listing.minPrice}-${listing.maxPrice}`}
        listing={listing}
        bands={price?.buckets ?? []}
        currency={currency}
        onChange={onChange}
      />
      <RatingFilter listing={listing} onChange={onChange} />
      {facets
        .filter((facet) => facet !== price)
        .map((facet) => (
          <FacetFilter key={facet.code} facet={facet} total={total} listing={listing} onChange={onChange} />
        ))}
    </div>
  );
}
