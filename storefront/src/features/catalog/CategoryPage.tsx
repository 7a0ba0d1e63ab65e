import { Link, useParams } from 'react-router';
import { useText } from '@/i18n/text';
import { Breadcrumbs } from '@/ui/Breadcrumbs';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { ButtonLink } from '@/ui/Button';
import { uiText } from '@/ui/messages';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { useCategoryQuery } from './catalogApi';
import { catalogText } from './messages';
import { ProductGrid } from './ProductGrid';
import { ProductListing } from './ProductListing';

export function CategoryPage() {
  const { slug = '' } = useParams();
  const { currentData: category, isFetching, error, refetch } = useCategoryQuery(slug);
  const text = useText(catalogText);
  const { home } = useText(uiText);
  usePageTitle(category?.name);

  if (error) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (!category && !isFetching) {
    return (
      <EmptyState title={text.noCategory.title} action={<ButtonLink to="/browse">{text.browse}</ButtonLink>}>
        {text.noCategory.text}
      </EmptyState>
    );
  }
  return (
    <>
      <header className="mb-8 space-y-3">
        {category ? (
          <>
            <Breadcrumbs
              crumbs={[
                { label: home, to: '/' },
                ...category.ancestors.map(({ name, slug: to }) => ({ label: name, to: `/c/${to}` })),
                { label: category.name },
              ]}
            />
            <h1 className="text-4xl">{category.name}</h1>
            {category.children.length > 0 && (
              <ul className="flex flex-wrap gap-2 pt-2">
                {category.children.map((child) => (
                  <li key={child.id}>
                    <Link
                      to={`/c/${child.slug}`}
                      className="inline-block rounded-full border border-line bg-surface px-4 py-1.5 text-sm hover:border-ink"
                    >
                      {child.name}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </>
        ) : (
          <>
            <Skeleton className="h-5 w-40" />
            <Skeleton className="h-10 w-72" />
            <Skeleton className="h-10 w-full max-w-xl" />
          </>
        )}
      </header>
      {!category && <ProductGrid items={undefined} placeholders={12} columns="beside-filters" />}
      {/* Asked for together, shown together: the head never pushes the list down. */}
      <div hidden={!category}>
        <ProductListing key={slug} within={{ category: slug }} />
      </div>
    </>
  );
}
