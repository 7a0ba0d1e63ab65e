import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { cx } from './cx';

interface MenuProps {
  /** What the button says to those who do not see it. */
  label: string;
  button: ReactNode;
  buttonClassName?: string;
  className?: string;
  /** Links and buttons; choosing one closes the menu. */
  children: ReactNode;
}

/** A button that opens a small panel of links below it. Escape, a press elsewhere or moving on closes it. */
export function Menu({ label, button, buttonClassName, className, children }: MenuProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) {
      return;
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        setIsOpen(false);
        opener.current?.focus();
      }
    };
    const onPress = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) {
        setIsOpen(false);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('focusin', onPress);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('focusin', onPress);
    };
  }, [isOpen]);

  return (
    <div ref={root} className="relative">
      <button
        ref={opener}
        type="button"
        aria-label={label}
        aria-expanded={isOpen}
        aria-controls={id}
        className={buttonClassName}
        onClick={() => setIsOpen(!isOpen)}
      >
        {button}
      </button>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- what is pressed is a link or button in it */}
      <div
        id={id}
        hidden={!isOpen}
        className={cx(
          'absolute top-full right-0 z-40 mt-2 min-w-56 rounded-2xl border border-line bg-surface p-2 shadow-float',
          className,
        )}
        onClick={(event) => {
          if ((event.target as Element).closest('a, button')) {
            setIsOpen(false);
          }
        }}
      >
        {children}
      </div>
    </div>
  );
}
