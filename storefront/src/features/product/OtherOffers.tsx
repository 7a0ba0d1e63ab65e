import type { VariantFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoney } from '@/lib/money';
import { countryName, formatNumber } from '@/lib/words';
import { Button } from '@/ui/Button';
import { productText } from './messages';
import { preferredVariant } from './variants';

interface OtherOffersProps {
  variants: VariantFragment[];
  selected: VariantFragment;
  bestId: string | undefined;
  onSelect: (variant: VariantFragment) => void;
}

/** A listing that several sellers share: the best offer of each, the best of all named as such. */
export function OtherOffers({ variants, selected, bestId, onSelect }: OtherOffersProps) {
  const { offers: text, stock } = useText(productText);
  const sellers = [...new Set(variants.map(({ seller }) => seller?.id))];
  if (sellers.length < 2) {
    return null;
  }
  const offers = sellers.flatMap((id) => preferredVariant(variants.filter(({ seller }) => seller?.id === id)) ?? []);
  return (
    <section aria-labelledby="offers" className="border-t border-line pt-5">
      <h2 id="offers" className="mb-3 text-lg">
        {text.title}
      </h2>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface px-4">
        {offers.map((offer) => {
          const isChosen = offer.seller?.id === selected.seller?.id;
          return (
            <li key={offer.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3 text-sm">
              <span className="min-w-0 grow">
                <span className="font-semibold">{offer.seller?.name}</span>{' '}
                {offer.id === bestId && <span className="text-teal">{text.best}</span>}
                <span className="block text-muted">
                  {[
                    offer.seller?.rating && text.rated(formatNumber(offer.seller.rating, 1)),
                    offer.seller && text.shipsFrom(countryName(offer.seller.countryCode)),
                    !offer.availability.inStock && stock.soldOut,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {offer.price && <span className="font-semibold tabular-nums">{formatMoney(offer.price)}</span>}
              <Button variant="secondary" size="small" disabled={isChosen} onClick={() => onSelect(offer)}>
                {isChosen ? text.chosen : text.choose}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
