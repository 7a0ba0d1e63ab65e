import { useState } from 'react';
import { cx } from '@/ui/cx';
import { ProductImage } from '@/ui/ProductImage';
import type { ProductDetails } from './productApi';

interface GalleryProps extends Pick<ProductDetails, 'media' | 'title'> {
  /** The picture to start with: the one that shows the chosen variant. */
  firstId: string | undefined;
}

export function Gallery({ media, title, firstId }: GalleryProps) {
  const [selected, setSelected] = useState(() =>
    Math.max(
      0,
      media.findIndex(({ id }) => id === firstId),
    ),
  );
  const shown = media[selected] ?? media[0];
  return (
    <div className="space-y-3">
      <ProductImage image={shown} title={title} eager className="rounded-3xl" />
      {media.length > 1 && (
        <ul className="flex gap-3 overflow-x-auto p-1" aria-label="Pictures">
          {media.map((picture, index) => (
            <li key={picture.id}>
              <button
                type="button"
                aria-label={`Picture ${index + 1} of ${media.length}`}
                aria-current={index === selected}
                className={cx(
                  'block size-20 overflow-hidden rounded-xl',
                  index === selected ? 'ring-2 ring-ink' : 'opacity-70 hover:opacity-100',
                )}
                onClick={() => setSelected(index)}
              >
                <ProductImage image={{ url: picture.url, alt: '' }} title="" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
