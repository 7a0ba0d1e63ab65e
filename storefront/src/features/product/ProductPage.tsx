import { useDeferredValue, useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { presentItems } from '@/features/catalog/ProductGrid';
import { useRecordInteractionsMutation } from '@/features/interactions/interactionsApi';
import { Questions } from '@/features/questions/Questions';
import { Reviews } from '@/features/reviews/Reviews';
import { useText } from '@/i18n/text';
import { Breadcrumbs } from '@/ui/Breadcrumbs';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { uiText } from '@/ui/messages';
import { SellerHtml } from '@/ui/SellerHtml';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { BuyBox } from './BuyBox';
import { Gallery } from './Gallery';
import { productText } from './messages';
import { type ProductDetails, useProductQuery } from './productApi';
import { ProductShelf } from './ProductShelf';
import { RecentlyViewed } from './RecentlyViewed';
import { useLiveAvailability } from './useLiveAvailability';
import { preferredVariant } from './variants';

export function ProductPage() {
  const { slug = '' } = useParams();
  const text = useText(productText);
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
    <EmptyState title={text.gone.title} action={<ButtonLink to="/browse">{text.browse}</ButtonLink>}>
      {text.gone.text}
    </EmptyState>
  );
}

function Details({ product }: { product: ProductDetails }) {
  const text = useText(productText);
  const ui = useText(uiText);
  // What is far below the fold is drawn right after what is in sight.
  const isRestDrawn = useDeferredValue(true, false);
  const [recordInteractions] = useRecordInteractionsMutation();
  useEffect(() => void recordInteractions([{ productId: product.id, kind: 'VIEW' }]), [product.id, recordInteractions]);
  const [variantId, setVariantId] = useState<string | null>(null);
  const variants = useLiveAvailability(product.variants.nodes);
  const variant =
    variants.find(({ id }) => id === variantId) ??
    variants.find(({ id, availability }) => id === product.buyBox?.id && availability.inStock) ??
    preferredVariant(variants);
  return (
    <div className="space-y-20">
      <div>
        <Breadcrumbs crumbs={crumbsOf(product, ui.home)} />
        <div className="mt-6 grid gap-10 lg:grid-cols-[1.15fr_1fr] lg:gap-16">
          <Gallery media={product.media} title={product.title} pictureOfVariant={variant?.image?.id} />
          <div className="lg:sticky lg:top-32 lg:self-start">
            <BuyBox product={product} variants={variants} variant={variant} onSelect={({ id }) => setVariantId(id)} />
          </div>
        </div>
      </div>
      <div className="grid gap-12 lg:grid-cols-[1.15fr_1fr] lg:gap-16">
        <section aria-labelledby="description">
          <h2 id="description" className="mb-5 text-2xl">
            {text.description}
          </h2>
          <SellerHtml html={product.descriptionHtml} />
        </section>
        {product.attributes.length > 0 && (
          <section aria-labelledby="details">
            <h2 id="details" className="mb-5 text-2xl">
              {text.details}
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
      {isRestDrawn && (
        <>
          <ProductShelf title={text.together} items={presentItems(product.frequentlyBoughtTogether ?? [])} />
          <Reviews product={product} />
          <Questions productId={product.id} />
          <ProductShelf title={text.similar} items={presentItems(product.similar ?? [])} />
          <RecentlyViewed product={product} />
        </>
      )}
    </div>
  );
}

function crumbsOf({ categories: [category], title }: ProductDetails, home: string) {
  const path = category ? [...category.ancestors, category] : [];
  return [
    { label: home, to: '/' },
    ...path.map(({ name, slug }) => ({ label: name, to: `/c/${slug}` })),
    { label: title },
  ];
}

function Placeholder() {
  return (
    <div
      className="mt-10 grid min-h-dvh gap-10 lg:grid-cols-[1.15fr_1fr] lg:gap-16"
      role="status"
      aria-label={useText(productText).loading}
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
