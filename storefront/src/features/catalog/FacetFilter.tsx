import { useState } from 'react';
import { useText } from '@/i18n/text';
import { FilterGroup } from './FilterGroup';
import type { FilterProps } from './FilterPanel';
import { toggleFacet, type ListingFacet } from './listing';
import { catalogText } from './messages';

const bucketsAtFirst = 7;

interface FacetFilterProps extends FilterProps {
  facet: ListingFacet;
  /** How many products the list has. */
  total: number;
}

export function FacetFilter({ facet, total, listing, onChange }: FacetFilterProps) {
  const text = useText(catalogText);
  const [all, setAll] = useState(false);
  const chosen = listing.facets[facet.code] ?? [];
  // A choice that every product has narrows nothing.
  const useful = facet.buckets.filter(({ value, count }) => count < total || chosen.includes(value));
  const visible = useful.filter(({ value }, index) => all || index < bucketsAtFirst || chosen.includes(value));
  if (useful.length === 0) {
    return null;
  }
  return (
    <FilterGroup title={text.facets[facet.code as keyof typeof text.facets] ?? facet.label}>
      <div className="space-y-2">
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
      {useful.length > bucketsAtFirst && (
        <button
          type="button"
          className="mt-3 text-sm font-medium underline underline-offset-4"
          onClick={() => setAll(!all)}
        >
          {all ? text.showFewer : text.showAll(useful.length)}
        </button>
      )}
    </FilterGroup>
  );
}
