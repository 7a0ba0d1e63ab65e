import type { ReactNode } from 'react';

/** The first stop of the keyboard on every page: past the header, to `<main id="content">`. */
export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-full bg-ink px-5 py-2 text-on-ink focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {children}
    </a>
  );
}
