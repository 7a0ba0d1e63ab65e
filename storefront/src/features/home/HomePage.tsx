import { Link } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import { useCategoryTreeQuery } from '@/features/catalog/catalogApi';
import { presentItems, ProductGrid, type GridItem } from '@/features/catalog/ProductGrid';
import { FailureState } from '@/ui/FailureState';
import { ShieldIcon, StoreIcon, TruckIcon } from '@/ui/icons';
import { usePageTitle } from '@/ui/usePageTitle';
import { CategoryTiles } from './CategoryTiles';
import { Hero } from './Hero';
import { useHomeQuery, useHomeRecommendationsQuery } from './homeApi';

const promises = [
  { icon: StoreIcon, title: 'Independent sellers', text: 'One basket, however many shops it comes from.' },
  { icon: TruckIcon, title: 'Live tracking', text: 'Every step of every parcel, as it happens.' },
  { icon: ShieldIcon, title: 'No surprises', text: 'The price you agreed to is the price you pay.' },
];

export function HomePage() {
  usePageTitle(null);
  const home = useHomeQuery();
  const categories = useCategoryTreeQuery();
  return (
    <div className="space-y-20">
      <div className="space-y-8">
        <Hero />
        <ul className="grid gap-4 sm:grid-cols-3">
          {promises.map(({ icon: Icon, title, text }) => (
            <li key={title} className="flex items-start gap-3.5 px-1">
              <Icon className="mt-0.5 size-6 shrink-0 text-coral" />
              <p>
                <strong className="font-semibold">{title}.</strong> <span className="text-muted">{text}</span>
              </p>
            </li>
          ))}
        </ul>
      </div>
      {!categories.isError && <CategoryTiles categories={categories.data} />}
      <Recommendations />
      {home.isError ? (
        <FailureState error={home.error} retry={() => void home.refetch()} />
      ) : (
        <>
          <Shelf title="Loved by shoppers" more="/browse?sort=rating" items={home.data?.bestRated.nodes.map(asItem)} />
          <Shelf title="New in" more="/browse?sort=newest" items={home.data?.newest.nodes.map(asItem)} />
        </>
      )}
    </div>
  );
}

const asItem = (product: GridItem['product']): GridItem => ({ product });

function Shelf({ title, more, items }: { title: string; more?: string; items: GridItem[] | undefined }) {
  return (
    <section aria-labelledby={slugOf(title)}>
      <div className="mb-6 flex items-baseline justify-between gap-4">
        <h2 id={slugOf(title)} className="text-3xl">
          {title}
        </h2>
        {more && (
          <Link to={more} className="text-sm font-medium whitespace-nowrap underline underline-offset-4">
            See all
          </Link>
        )}
      </div>
      <ProductGrid items={items} />
    </section>
  );
}

const slugOf = (title: string) => title.toLowerCase().replaceAll(' ', '-');

/** For who is signed in, from what they and others like them bought. It is left out when there is nothing to say. */
function Recommendations() {
  const viewer = useAppSelector((state) => state.session.viewer);
  const { currentData } = useHomeRecommendationsQuery(viewer?.id ?? '', { skip: !viewer });
  const items = presentItems(currentData?.recommendations ?? []);
  return items.length > 0 ? <Shelf title="Picked for you" items={items} /> : null;
}
