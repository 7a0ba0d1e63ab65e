import { lazy, Suspense } from 'react';
import { useText } from '@/i18n/text';
import { ButtonLink } from '@/ui/Button';
import { homeText } from './messages';

/** Decoration: it lies behind the words and may come after them. */
const Tentacles = lazy(async () => ({ default: (await import('./Tentacles')).Tentacles }));

export function Hero() {
  const text = useText(homeText);
  return (
    <section className="relative isolate overflow-hidden rounded-3xl bg-night px-6 py-16 text-white sm:px-12 sm:py-24">
      <Suspense>
        <Tentacles />
      </Suspense>
      <div className="relative max-w-xl">
        <h1 className="text-5xl leading-[1.02] font-bold sm:text-7xl">{text.hero}</h1>
        <p className="mt-6 max-w-md text-lg text-white/75">{text.heroText}</p>
        <div className="mt-9 flex flex-wrap gap-3">
          <ButtonLink to="/browse" variant="accent" size="large">
            {text.start}
          </ButtonLink>
          <ButtonLink
            to="/browse?sort=rating"
            size="large"
            className="border border-white/25 bg-night text-white hover:border-white/60 hover:bg-night"
          >
            {text.best}
          </ButtonLink>
        </div>
      </div>
    </section>
  );
}
