import { useState } from 'react';
import { cx } from './cx';
import { OctopusMark } from './icons';

interface ProductImageProps {
  image: { url: string; alt: string | null } | null | undefined;
  title: string;
  className?: string;
  eager?: boolean;
}

/** A product's picture on a quiet square; the shop's mark when there is none or it does not load. */
export function ProductImage({ image, title, className, eager }: ProductImageProps) {
  const [broken, setBroken] = useState<string | null>(null);
  const visible = image && image.url !== broken;
  return (
    <div className={cx('grid aspect-square place-items-center overflow-hidden bg-sand', className)}>
      {visible ? (
        <img
          src={image.url}
          alt={image.alt ?? title}
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          className="size-full object-cover"
          onError={() => setBroken(image.url)}
        />
      ) : (
        <OctopusMark className="size-1/4 opacity-25 grayscale" role="img" aria-hidden={false} aria-label={title} />
      )}
    </div>
  );
}
