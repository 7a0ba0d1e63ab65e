import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { presentItems, ProductGrid } from '@/features/catalog/ProductGrid';
import { Breadcrumbs } from '@/ui/Breadcrumbs';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { SellerHtml } from '@/ui/SellerHtml';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { BuyBox } from './BuyBox';
import { Gallery } from './Gallery';
import { useProductQuery, useRecordViewMutation, type ProductDetails } from './productApi';
import { Reviews } from './Reviews';
import { preferredVariant } from './variants';

export function ProductPage() {
  const { slug = '' } = useParams();
  const { currentData: product, isFetching, error, refetch } = useProductQuery(slug);
  usePageTitle(product?.title);

  if (error) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (product) {
    return <Details key={product.id} product={product} />;
  }
  return isFetching ? (
    <Placeholder />
  ) : (
    <EmptyState title="This product is gone" action={<ButtonLink to="/browse">Browse everything</ButtonLink>}>
      It was taken off the shelf, or the address is mistyped.
    </EmptyState>
  );
}

function Details({ product }: { product: ProductDetails }) {
  const [recordView] = useRecordViewMutation();
  useEffect(() => void recordView(product.id), [product.id, recordView]);
  const [variantId, setVariantId] = useState<string | null>(null);
  const variants = product.variants.nodes;
  const variant = variants.find(({ id }) => id === variantId) ?? preferredVariant(variants);
  const similar = presentItems(product.similar ?? []);
  return (
    <div className="space-y-20">
      <div>
        <Breadcrumbs crumbs={crumbsOf(product)} />
        <div className="mt-6 grid gap-10 lg:grid-cols-[1.15fr_1fr] lg:gap-16">
          <Gallery key={variant?.image?.id} media={product.media} title={product.title} firstId={variant?.image?.id} />
          <div className="lg:sticky lg:top-28 lg:self-start">
            <BuyBox product={product} variant={variant} onSelect={({ id }) => setVariantId(id)} />
          </div>
        </div>
      </div>
      <div className="grid gap-12 lg:grid-cols-[1.15fr_1fr] lg:gap-16">
        <section aria-labelledby="description">
          <h2 id="description" className="mb-5 text-2xl">
            Description
          </h2>
          <SellerHtml html={product.descriptionHtml} />
        </section>
        {product.attributes.length > 0 && (
          <section aria-labelledby="details">
            <h2 id="details" className="mb-5 text-2xl">
              Details
            </h2>
            <dl className="divide-y divide-line border-y border-line">
              {product.attributes.map(({ code, label, value, unit }) => (
                <div key={`${code}-${value}`} className="flex justify-between gap-6 py-3">
                  <dt className="text-muted">{label}</dt>
                  <dd className="text-right">
                    {value}
                    {unit && ` ${unit}`}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
      <Reviews product={product} />
      {similar.length > 0 && (
        <section aria-labelledby="similar">
          <h2 id="similar" className="mb-6 text-3xl">
            You may also like
          </h2>
          <ProductGrid items={similar} />
        </section>
      )}
    </div>
  );
}

function crumbsOf({ categories: [category], title }: ProductDetails) {
  const path = category ? [...category.ancestors, category] : [];
  return [
    { label: 'Home', to: '/' },
    ...path.map(({ name, slug }) => ({ label: name, to: `/c/${slug}` })),
    { label: title },
  ];
}

function Placeholder() {
  return (
    <div
      className="mt-10 grid gap-10 lg:grid-cols-[1.15fr_1fr] lg:gap-16"
      role="status"
      aria-label="Loading the product"
    >
      <Skeleton className="aspect-square rounded-3xl" />
      <div className="space-y-5">
        <Skeleton className="h-10 w-4/5" />
        <Skeleton className="h-5 w-32" />
        <Skeleton className="h-9 w-28" />
        <Skeleton className="h-11" />
      </div>
    </div>
  );
}
