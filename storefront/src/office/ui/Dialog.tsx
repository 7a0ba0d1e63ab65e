import { useEffect, useId, useRef, type ReactNode } from 'react';
import { cx } from '@/ui/cx';
import { CloseIcon } from './icons';

interface DialogProps {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A dialog above the page, for as long as it is rendered. The browser keeps the focus in it and closes it on Escape. */
export function Dialog({ title, onClose, wide, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={cx(
        'm-auto max-h-[92dvh] w-[calc(100vw-2rem)] overflow-y-auto rounded-2xl border border-line bg-surface text-ink shadow-card backdrop:bg-black/40',
        wide ? 'max-w-3xl' : 'max-w-lg',
      )}
    >
      <header className="sticky top-0 z-10 flex items-center justify-between gap-4 border-b border-line bg-surface px-5 py-3.5">
        <h2 id={titleId} className="text-lg">
          {title}
        </h2>
        <button
          type="button"
          className="-mr-1.5 grid size-8 shrink-0 place-items-center rounded-lg text-muted hover:bg-sand hover:text-ink"
          aria-label="Close"
          onClick={onClose}
        >
          <CloseIcon className="size-4.5" />
        </button>
      </header>
      <div className="p-5">{children}</div>
    </dialog>
  );
}
