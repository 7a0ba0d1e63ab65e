import { useParams } from 'react-router';
import { ProductListing } from '@/features/catalog/ProductListing';
import { useText } from '@/i18n/text';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { StoreIcon } from '@/ui/icons';
import { Stars } from '@/ui/Rating';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { countryName, formatNumber } from '@/lib/words';
import { sellerText } from './messages';
import { useSellerQuery } from './sellerApi';

export function SellerPage() {
  const { slug = '' } = useParams();
  const { currentData: seller, isFetching, error, refetch } = useSellerQuery(slug);
  const text = useText(sellerText);
  usePageTitle(seller?.name);

  if (error) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (!seller) {
    return isFetching ? (
      <Skeleton className="h-44 rounded-3xl" />
    ) : (
      <EmptyState title={text.none.title} action={<ButtonLink to="/browse">{text.browse}</ButtonLink>}>
        {text.none.text}
      </EmptyState>
    );
  }
  return (
    <>
      <header className="mb-10 flex flex-wrap items-center gap-6 rounded-3xl bg-sand p-8">
        <span className="grid size-20 place-items-center overflow-hidden rounded-full bg-ink text-on-ink">
          {seller.logoUrl ? (
            <img src={seller.logoUrl} alt="" className="size-full object-cover" />
          ) : (
            <StoreIcon className="size-9" />
          )}
        </span>
        <div className="max-w-2xl">
          <h1 className="text-4xl">{seller.name}</h1>
          <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
            {seller.rating !== null && (
              <span className="flex items-center gap-2">
                <Stars value={seller.rating} /> {formatNumber(seller.rating, 1)}
              </span>
            )}
            <span>{text.shipsFrom(countryName(seller.countryCode))}</span>
          </p>
          {seller.about && <p className="mt-3 text-ink-soft">{seller.about}</p>}
        </div>
      </header>
      <ProductListing key={seller.id} within={{ where: { sellerId: seller.id } }} />
    </>
  );
}
