import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { Dialog } from '@/ui/Dialog';
import { ChevronIcon, ZoomIcon } from '@/ui/icons';
import { ProductImage } from '@/ui/ProductImage';
import { productText } from './messages';
import type { ProductDetails } from './productApi';

interface GalleryProps extends Pick<ProductDetails, 'media' | 'title'> {
  /** The picture that shows the chosen variant. */
  pictureOfVariant: string | undefined;
}

/** The pictures: swiped on a phone, turned with the arrow keys, and seen large in a dialog. */
export function Gallery({ media, title, pictureOfVariant }: GalleryProps) {
  const text = useText(productText);
  const strip = useRef<HTMLUListElement>(null);
  const indexOfVariant = Math.max(
    0,
    media.findIndex(({ id }) => id === pictureOfVariant),
  );
  const [selected, setSelected] = useState(indexOfVariant);
  const [isZoomed, setZoomed] = useState(false);

  const show = (index: number) => {
    const next = (index + media.length) % media.length;
    setSelected(next);
    strip.current?.scrollTo({ left: next * strip.current.clientWidth });
  };
  // Another variant brings its own picture to the front.
  useEffect(() => {
    strip.current?.scrollTo({ left: indexOfVariant * strip.current.clientWidth, behavior: 'instant' });
  }, [indexOfVariant]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      show(selected + (event.key === 'ArrowRight' ? 1 : -1));
    }
  };
  if (media.length === 0) {
    return <ProductImage image={null} title={title} sizes="100vw" className="rounded-3xl" />;
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys are a short cut for the buttons inside
    <section aria-label={text.pictures} className="space-y-3" onKeyDown={onKeyDown}>
      <div className="group relative">
        <ul
          ref={strip}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard
          tabIndex={0}
          aria-label={text.pictures}
          className="flex snap-x snap-mandatory overflow-x-auto scroll-smooth rounded-3xl [scrollbar-width:none]"
          onScrollEnd={({ currentTarget }) =>
            setSelected(Math.round(currentTarget.scrollLeft / Math.max(1, currentTarget.clientWidth)))
          }
        >
          {media.map((picture, index) => (
            <li key={picture.id} className="w-full shrink-0 snap-center" aria-hidden={index !== selected}>
              <ProductImage
                image={picture}
                title={title}
                sizes="(min-width: 64rem) 40rem, 100vw"
                eager={index === indexOfVariant}
              />
            </li>
          ))}
        </ul>
        <button
          type="button"
          aria-label={text.zoom}
          className="absolute right-4 bottom-4 grid size-11 place-items-center rounded-full bg-surface/90 shadow-card hover:bg-surface"
          onClick={() => setZoomed(true)}
        >
          <ZoomIcon />
        </button>
        {media.length > 1 && (
          <>
            <Turn label={text.previous} side="left" onPress={() => show(selected - 1)} />
            <Turn label={text.next} side="right" onPress={() => show(selected + 1)} />
          </>
        )}
      </div>
      {media.length > 1 && (
        <ul className="flex gap-3 overflow-x-auto p-1">
          {media.map((picture, index) => (
            <li key={picture.id}>
              <button
                type="button"
                aria-label={text.picture(index + 1, media.length)}
                aria-current={index === selected}
                className={cx(
                  'block size-16 overflow-hidden rounded-xl sm:size-20',
                  index === selected ? 'ring-2 ring-ink' : 'opacity-70 hover:opacity-100',
                )}
                onClick={() => show(index)}
              >
                <ProductImage image={picture} title="" sizes="5rem" decorative />
              </button>
            </li>
          ))}
        </ul>
      )}
      {isZoomed && (
        <Dialog title={title} shape="wide" onClose={() => setZoomed(false)}>
          <div className="grid place-items-center">
            <img
              src={media[selected]?.url}
              alt={media[selected]?.alt ?? title}
              className="max-h-[calc(100dvh-9rem)] max-w-full object-contain"
            />
          </div>
        </Dialog>
      )}
    </section>
  );
}

function Turn({ label, side, onPress }: { label: string; side: 'left' | 'right'; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      className={cx(
        'absolute top-1/2 grid size-11 -translate-y-1/2 place-items-center rounded-full bg-surface/90 opacity-0 shadow-card transition-opacity group-hover:opacity-100 focus-visible:opacity-100 max-sm:hidden',
        side === 'left' ? 'left-4' : 'right-4',
      )}
      onClick={onPress}
    >
      <ChevronIcon className={cx('size-5', side === 'left' && 'rotate-180')} />
    </button>
  );
}
