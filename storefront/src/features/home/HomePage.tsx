import { lazy, Suspense } from 'react';
import { useAppSelector } from '@/app/hooks';
import { useCategoryTreeQuery } from '@/features/catalog/catalogApi';
import { type GridItem } from '@/features/catalog/ProductGrid';
import { useText } from '@/i18n/text';
import { FailureState } from '@/ui/FailureState';
import { ShieldIcon, StoreIcon, TruckIcon } from '@/ui/icons';
import { usePageTitle } from '@/ui/usePageTitle';
import { CategoryTiles } from './CategoryTiles';
import { Hero } from './Hero';
import { useHomeQuery } from './homeApi';
import { homeText } from './messages';
import { Shelf } from './Shelf';

const promises = { sellers: StoreIcon, tracking: TruckIcon, prices: ShieldIcon };

const Recommendations = lazy(async () => ({ default: (await import('./Recommendations')).Recommendations }));

export function HomePage() {
  const text = useText(homeText);
  usePageTitle(null);
  const viewer = useAppSelector((state) => state.session.viewer);
  const home = useHomeQuery();
  const categories = useCategoryTreeQuery();
  return (
    <div className="space-y-20">
      <div className="space-y-8">
        <Hero />
        <ul className="grid gap-4 sm:grid-cols-3">
          {Object.entries(promises).map(([key, Icon]) => {
            const { title, text: promise } = text.promises[key as keyof typeof promises];
            return (
              <li key={key} className="flex items-start gap-3.5 px-1">
                <Icon className="mt-0.5 size-6 shrink-0 text-coral" />
                <p>
                  <strong className="font-semibold">{title}.</strong> <span className="text-muted">{promise}</span>
                </p>
              </li>
            );
          })}
        </ul>
      </div>
      {!categories.isError && <CategoryTiles categories={categories.data} />}
      {viewer && (
        <Suspense>
          <Recommendations viewerId={viewer.id} />
        </Suspense>
      )}
      {home.isError ? (
        <FailureState error={home.error} retry={() => void home.refetch()} />
      ) : (
        <>
          <Shelf title={text.trending} more="/browse" items={home.data?.trending.nodes.map(asItem)} />
          <Shelf title={text.loved} more="/browse?sort=rating" items={home.data?.bestRated.nodes.map(asItem)} />
          <Shelf title={text.newIn} more="/browse?sort=newest" items={home.data?.newest.nodes.map(asItem)} />
        </>
      )}
    </div>
  );
}

const asItem = (product: GridItem['product']): GridItem => ({ product });
