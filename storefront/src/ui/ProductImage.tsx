import { useState } from 'react';
import { cx } from './cx';
import { OctopusMark } from './icons';

/** What the shop tells of a picture: by the fragment Picture in the widths that pages need, or one address of it. */
export type Picture = { alt: string | null } & ({ small: string; medium: string; large: string } | { url: string });

interface ProductImageProps {
  image: Picture | null | undefined;
  title: string;
  /** How wide it is shown, as in the `sizes` of an image; "6rem" for a thumbnail. */
  sizes?: string;
  className?: string;
  /** It is what the page is about: fetched first. */
  eager?: boolean | undefined;
  /** Said already by the words beside it. */
  decorative?: boolean;
}

/** A product's picture on a quiet square; the shop's mark when there is none or it does not load. */
export function ProductImage({ image, title, sizes, className, eager, decorative }: ProductImageProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const source = image && sourceOf(image);
  const alt = decorative ? '' : (image?.alt ?? title);
  return (
    <div className={cx('grid aspect-square place-items-center overflow-hidden bg-sand', className)}>
      {source && source.src !== broken ? (
        <img
          {...source}
          sizes={sizes}
          alt={alt}
          width={640}
          height={640}
          loading={eager ? 'eager' : 'lazy'}
          fetchPriority={eager ? 'high' : 'auto'}
          decoding="async"
          className="size-full object-cover"
          onError={() => setBroken(source.src)}
        />
      ) : (
        <OctopusMark
          className="size-1/4 opacity-25 grayscale"
          {...(alt ? { role: 'img', 'aria-hidden': false, 'aria-label': alt } : {})}
        />
      )}
    </div>
  );
}

function sourceOf(image: Picture): { src: string; srcSet?: string } {
  return 'small' in image
    ? { src: image.medium, srcSet: `${image.small} 320w, ${image.medium} 640w, ${image.large} 1280w` }
    : { src: image.url };
}
