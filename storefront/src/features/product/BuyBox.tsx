import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { AddToCart } from '@/features/cart/AddToCart';
import { WishListButton } from '@/features/wishList/WishListButton';
import type { VariantFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { discountPercent, formatMoney } from '@/lib/money';
import { CheckIcon, StoreIcon } from '@/ui/icons';
import { uiText } from '@/ui/messages';
import { Notice } from '@/ui/Notice';
import { Price } from '@/ui/Price';
import { QuantityStepper } from '@/ui/QuantityStepper';
import { RatingLine } from '@/ui/Rating';
import { DeliveryEstimate } from './DeliveryEstimate';
import { productText } from './messages';
import { OtherOffers } from './OtherOffers';
import { PriceHistory } from './PriceHistory';
import type { ProductDetails } from './productApi';
import { StockLine } from './StockLine';
import { VariantPicker } from './VariantPicker';

interface BuyBoxProps {
  product: ProductDetails;
  variants: VariantFragment[];
  variant: VariantFragment | undefined;
  onSelect: (variant: VariantFragment) => void;
}

/** What it is, what it costs, whether there is one, when it comes, and the button. */
export function BuyBox({ product, variants, variant, onSelect }: BuyBoxProps) {
  const text = useText(productText);
  const seller = variant?.seller ?? product.seller;
  const ofSeller = variants.filter((each) => each.seller?.id === variant?.seller?.id);
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
        <Purchase key={variant.id} productId={product.id} variant={variant}>
          <VariantPicker variants={ofSeller} selected={variant} onSelect={onSelect} />
        </Purchase>
      ) : (
        <Notice>{text.notForSale}</Notice>
      )}
      {seller && (
        <div className="space-y-3 border-t border-line pt-5 text-sm">
          <p className="flex items-center gap-2.5">
            <StoreIcon className="shrink-0 text-muted" />
            <span>
              {text.soldBy}{' '}
              <Link
                to={`/s/${seller.slug}`}
                data-testid="seller-link"
                className="font-semibold underline underline-offset-4"
              >
                {seller.name}
              </Link>
            </span>
          </p>
          {variant?.price && <DeliveryEstimate sellerSlug={seller.slug} currency={variant.price.currency} />}
          <ul className="grid gap-2 pt-1 text-muted">
            {text.promises.map((promise) => (
              <li key={promise} className="flex items-center gap-2.5">
                <CheckIcon className="size-4 shrink-0 text-teal" /> {promise}
              </li>
            ))}
          </ul>
        </div>
      )}
      {variant && (
        <OtherOffers variants={variants} selected={variant} bestId={product.buyBox?.id} onSelect={onSelect} />
      )}
    </div>
  );
}

interface PurchaseProps {
  productId: string;
  variant: VariantFragment;
  children: ReactNode;
}

function Purchase({ productId, variant, children }: PurchaseProps) {
  const text = useText(productText);
  const ui = useText(uiText);
  const [quantity, setQuantity] = useState(1);
  const { availability, price, compareAtPrice, lowestPrice30d } = variant;
  const isReduced = price !== null && discountPercent(price, compareAtPrice) > 0;
  return (
    <>
      <div>
        <p className="text-3xl font-semibold">
          {price ? <Price price={price} before={compareAtPrice} /> : <span className="text-muted">{ui.noPrice}</span>}
        </p>
        {isReduced && lowestPrice30d && (
          <p className="mt-1 text-sm text-muted">{text.lowest(formatMoney(lowestPrice30d))}</p>
        )}
        {price && <PriceHistory variantId={variant.id} />}
      </div>
      {children}
      <StockLine availability={availability} />
      <div className="flex flex-wrap items-start gap-3">
        <QuantityStepper
          label={text.quantity}
          value={quantity}
          max={Math.max(1, availability.quantity ?? 99)}
          onChange={setQuantity}
        />
        <AddToCart
          productId={productId}
          variantId={variant.id}
          quantity={quantity}
          disabled={!availability.inStock || !price}
        />
        <WishListButton variantId={variant.id} />
      </div>
    </>
  );
}
