import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { AddToCart } from '@/features/cart/AddToCart';
import type { VariantFragment } from '@/graphql/generated';
import { Notice } from '@/ui/Notice';
import { Price } from '@/ui/Price';
import { QuantityStepper } from '@/ui/QuantityStepper';
import { RatingLine } from '@/ui/Rating';
import { StoreIcon } from '@/ui/icons';
import type { ProductDetails } from './productApi';
import { StockLine } from './StockLine';
import { VariantPicker } from './VariantPicker';

interface BuyBoxProps {
  product: ProductDetails;
  variant: VariantFragment | undefined;
  onSelect: (variant: VariantFragment) => void;
}

/** What it is, what it costs, whether there is one, and the button. */
export function BuyBox({ product, variant, onSelect }: BuyBoxProps) {
  return (
    <div className="space-y-6">
      <header className="space-y-2.5">
        {product.brand && <p className="text-sm font-medium tracking-wide text-muted uppercase">{product.brand}</p>}
        <h1 className="text-3xl leading-tight sm:text-4xl">{product.title}</h1>
        <a href="#reviews" className="inline-block">
          <RatingLine {...product.rating} />
        </a>
      </header>
      {variant ? (
        <Purchase key={variant.id} variant={variant}>
          <VariantPicker variants={product.variants.nodes} selected={variant} onSelect={onSelect} />
        </Purchase>
      ) : (
        <Notice>This product cannot be bought at the moment.</Notice>
      )}
      {product.seller && (
        <p className="flex items-center gap-2.5 border-t border-line pt-5 text-sm">
          <StoreIcon className="text-muted" />
          <span>
            Sold and shipped by{' '}
            <Link
              to={`/s/${product.seller.slug}`}
              data-testid="seller-link"
              className="font-semibold underline underline-offset-4"
            >
              {product.seller.name}
            </Link>
          </span>
        </p>
      )}
    </div>
  );
}

function Purchase({ variant, children }: { variant: VariantFragment; children: ReactNode }) {
  const [quantity, setQuantity] = useState(1);
  const { availability, price } = variant;
  const max = availability.quantity ?? 99;
  return (
    <>
      <p className="text-3xl font-semibold">
        {price ? (
          <Price price={price} before={variant.compareAtPrice} />
        ) : (
          <span className="text-muted">Price unavailable</span>
        )}
      </p>
      {children}
      <StockLine availability={availability} />
      <div className="flex flex-wrap items-start gap-3">
        <QuantityStepper label="Quantity" value={quantity} max={Math.max(1, max)} onChange={setQuantity} />
        <AddToCart variantId={variant.id} quantity={quantity} disabled={!availability.inStock || !price} />
      </div>
    </>
  );
}
