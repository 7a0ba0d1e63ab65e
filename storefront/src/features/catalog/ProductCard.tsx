import { Link } from 'react-router';
import type { ProductCardFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { uiText } from '@/ui/messages';
import { PriceRange } from '@/ui/Price';
import { ProductImage } from '@/ui/ProductImage';
import { RatingLine } from '@/ui/Rating';

interface ProductCardProps {
  product: ProductCardFragment;
  /** Why it is shown here, when there is a reason to give. */
  reason?: string | null;
  /** Its picture is in sight when the page opens. */
  eager?: boolean | undefined;
}

export function ProductCard({ product, reason, eager }: ProductCardProps) {
  const { soldOut } = useText(uiText);
  return (
    <article className="group relative flex h-full flex-col" data-testid="product-card">
      <ProductImage
        image={product.image}
        title={product.title}
        sizes="(min-width: 64rem) 18rem, (min-width: 40rem) 30vw, 45vw"
        eager={eager}
        decorative
        className="rounded-2xl transition-shadow duration-300 group-hover:shadow-card"
      />
      <div className="mt-3.5 flex grow flex-col gap-1">
        <p className="truncate text-xs font-medium tracking-wide text-muted uppercase">
          {product.brand ?? product.seller?.name}
        </p>
        <h3 className="line-clamp-2 font-sans text-[15px] leading-snug font-medium tracking-normal">
          <Link
            to={`/p/${product.slug}`}
            className="after:absolute after:inset-0 after:rounded-2xl group-hover:underline"
          >
            {product.title}
          </Link>
        </h3>
        <RatingLine {...product.rating} />
        <p className="mt-auto pt-1 text-base font-semibold">
          <PriceRange range={product.priceRange} />
        </p>
        {!product.inStock && <p className="text-sm font-medium text-muted">{soldOut}</p>}
        {reason && <p className="line-clamp-2 text-xs text-muted">{reason}</p>}
      </div>
    </article>
  );
}
