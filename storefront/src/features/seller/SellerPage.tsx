import { useParams } from 'react-router';
import { ProductListing } from '@/features/catalog/ProductListing';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { StoreIcon } from '@/ui/icons';
import { Stars } from '@/ui/Rating';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { countryName } from '@/lib/words';
import { useSellerQuery } from './sellerApi';

export function SellerPage() {
  const { slug = '' } = useParams();
  const { currentData: seller, isFetching, error, refetch } = useSellerQuery(slug);
  usePageTitle(seller?.name);

  if (error) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (!seller) {
    return isFetching ? (
      <Skeleton className="h-44 rounded-3xl" />
    ) : (
      <EmptyState title="No such seller" action={<ButtonLink to="/browse">Browse everything</ButtonLink>}>
        The shop may have closed its doors.
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
                <Stars value={seller.rating} /> {seller.rating.toFixed(1)}
              </span>
            )}
            <span>Ships from {countryName(seller.countryCode)}</span>
          </p>
          {seller.about && <p className="mt-3 text-ink/80">{seller.about}</p>}
        </div>
      </header>
      <ProductListing key={seller.id} within={{ sellerId: seller.id }} />
    </>
  );
}
