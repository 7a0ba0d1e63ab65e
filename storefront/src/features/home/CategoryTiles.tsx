import { Link } from 'react-router';
import type { CategoryTreeQuery } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { Skeleton } from '@/ui/Skeleton';
import { homeText } from './messages';

const tints = ['bg-coral-wash', 'bg-teal-wash', 'bg-sun-wash', 'bg-iris-wash', 'bg-sky-wash', 'bg-sand'];

/** The top of the category tree, each with a few of its children. */
export function CategoryTiles({ categories }: { categories: CategoryTreeQuery['categoryTree'] | undefined }) {
  const { departments } = useText(homeText);
  return (
    <section aria-labelledby="departments">
      <h2 id="departments" className="mb-6 text-3xl">
        {departments}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {categories
          ? categories.map((category, index) => (
              <li key={category.id} className={`relative rounded-2xl p-6 ${tints[index % tints.length]}`}>
                <h3 className="text-xl">
                  <Link
                    to={`/c/${category.slug}`}
                    className="after:absolute after:inset-0 after:rounded-2xl hover:underline"
                  >
                    {category.name}
                  </Link>
                </h3>
                <p className="mt-3 flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-soft">
                  {category.children.slice(0, 4).map((child) => (
                    <Link key={child.id} to={`/c/${child.slug}`} className="relative hover:text-ink hover:underline">
                      {child.name}
                    </Link>
                  ))}
                </p>
              </li>
            ))
          : Array.from({ length: 6 }, (_, index) => <Skeleton key={index} className="h-28 rounded-2xl" />)}
      </ul>
    </section>
  );
}
