import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useText } from '@/i18n/text';
import { cx } from './cx';
import { CloseIcon } from './icons';
import { uiText } from './messages';

interface DialogProps {
  title: string;
  onClose: () => void;
  /** `wide` for pictures, `side` for panels that come in from the edge, as filters on a phone do. */
  shape?: 'normal' | 'wide' | 'side';
  children: ReactNode;
}

const shapes = {
  normal: 'm-auto w-[min(34rem,calc(100vw-2rem))] rounded-3xl',
  wide: 'm-auto h-[calc(100dvh-2rem)] max-h-none w-[calc(100vw-2rem)] max-w-none rounded-3xl',
  side: 'm-0 mr-auto h-dvh max-h-none w-[min(22rem,88vw)] max-w-none rounded-r-3xl',
};

/** The browser's own modal dialog: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ title, onClose, shape = 'normal', children }: DialogProps) {
  const id = useId();
  const text = useText(uiText);
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current!;
    dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a press beside the dialog; by keyboard there are Escape and the button
    <dialog
      ref={element}
      aria-labelledby={id}
      className={cx('overflow-hidden bg-surface p-0 shadow-float', shapes[shape])}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) {
          onClose();
        }
      }}
    >
      <div className="flex max-h-dvh flex-col sm:max-h-[calc(100dvh-2rem)]">
        <header className="flex items-center justify-between gap-4 border-b border-line px-6 py-4">
          <h2 id={id} className="text-xl">
            {title}
          </h2>
          <button
            type="button"
            aria-label={text.close}
            className="-mr-2 grid size-10 place-items-center rounded-full hover:bg-sand"
            onClick={onClose}
          >
            <CloseIcon />
          </button>
        </header>
        <div className="overflow-y-auto p-6">{children}</div>
      </div>
    </dialog>
  );
}
