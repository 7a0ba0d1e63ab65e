import { useText } from '@/i18n/text';
import { CloseIcon } from '@/ui/icons';
import { filterCount, toggleFacet, withoutFilters, type Listing, type ListingFacet } from './listing';
import { catalogText } from './messages';

interface ActiveFiltersProps {
  listing: Listing;
  facets: ListingFacet[];
  onChange: (listing: Listing) => void;
}

/** The filters that are on, each removable with one press. */
export function ActiveFilters({ listing, facets, onChange }: ActiveFiltersProps) {
  const text = useText(catalogText);
  if (filterCount(listing) === 0) {
    return null;
  }
  const labelOf = (code: string, value: string) =>
    facets.find((facet) => facet.code === code)?.buckets.find((bucket) => bucket.value === value)?.label ?? value;
  return (
    <ul className="mb-6 flex flex-wrap items-center gap-2" aria-label={text.active}>
      {Object.entries(listing.facets).flatMap(([code, values]) =>
        values.map((value) => (
          <Chip
            key={`${code}=${value}`}
            label={labelOf(code, value)}
            onRemove={() => onChange(toggleFacet(listing, code, value))}
          />
        )),
      )}
      {(listing.minPrice || listing.maxPrice) && (
        <Chip
          label={text.priceSpan(listing.minPrice || '0', listing.maxPrice || text.any)}
          onRemove={() => onChange({ ...listing, minPrice: '', maxPrice: '' })}
        />
      )}
      {listing.minRating > 0 && (
        <Chip label={text.andUp(listing.minRating)} onRemove={() => onChange({ ...listing, minRating: 0 })} />
      )}
      {listing.inStock && <Chip label={text.inStock} onRemove={() => onChange({ ...listing, inStock: false })} />}
      <li>
        <button
          type="button"
          className="px-2 text-sm text-muted underline underline-offset-4"
          onClick={() => onChange(withoutFilters(listing))}
        >
          {text.clear}
        </button>
      </li>
    </ul>
  );
}

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  const text = useText(catalogText);
  return (
    <li>
      <button
        type="button"
        className="inline-flex h-8 items-center gap-1.5 rounded-full bg-ink pr-2.5 pl-3.5 text-sm text-on-ink hover:bg-ink-soft"
        aria-label={text.removeFilter(label)}
        onClick={onRemove}
      >
        {label}
        <CloseIcon className="size-3.5" />
      </button>
    </li>
  );
}
