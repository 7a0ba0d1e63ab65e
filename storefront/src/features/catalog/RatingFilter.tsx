import { useText } from '@/i18n/text';
import { Stars } from '@/ui/Rating';
import { FilterGroup } from './FilterGroup';
import type { FilterProps } from './FilterPanel';
import { catalogText } from './messages';

export function RatingFilter({ listing, onChange }: FilterProps) {
  const text = useText(catalogText);
  return (
    <FilterGroup title={text.rating}>
      <div className="space-y-2">
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
                <Stars value={rating} /> <span aria-hidden="true">+</span>
                <span className="sr-only">{text.andUp(rating)}</span>
              </>
            ) : (
              text.anyRating
            )}
          </label>
        ))}
      </div>
    </FilterGroup>
  );
}
