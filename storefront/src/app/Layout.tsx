import { lazy, Suspense } from 'react';
import { Outlet } from 'react-router';
import { useText } from '@/i18n/text';
import { ErrorBoundary } from './ErrorBoundary';
import { Header } from './Header';
import { shellText } from './messages';
import { SkipLink } from './SkipLink';
import { useScrollRestoration } from './useScrollRestoration';

// Below the fold of every page, so it may come a moment later, into its place.
const Footer = lazy(async () => ({ default: (await import('./Footer')).Footer }));

export function Layout() {
  useScrollRestoration();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink>{useText(shellText).skip}</SkipLink>
      <Header />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto min-h-dvh w-full max-w-7xl grow px-4 pt-8 pb-24 outline-none sm:px-8"
      >
        <ErrorBoundary>
          <Outlet />
        </ErrorBoundary>
      </main>
      <Suspense fallback={<div className="min-h-80 bg-night" />}>
        <Footer />
      </Suspense>
    </div>
  );
}
