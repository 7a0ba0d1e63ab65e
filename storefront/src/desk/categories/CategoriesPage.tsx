import { useState } from 'react';
import { Link } from 'react-router';
import { flattenCategories, type PlacedCategory } from '@/office/catalog/categories';
import { useCategoryOptionsQuery } from '@/office/catalog/catalogOptionsApi';
import { OfficeButton } from '@/office/ui/Button';
import { PlusIcon } from '@/office/ui/icons';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { CategoryDialog } from './CategoryDialog';
import { GiveUpDialog } from './GiveUpDialog';

type Open = { task: 'edit'; category: PlacedCategory | null } | { task: 'giveUp'; category: PlacedCategory } | null;

/** The shelves of the shop. */
export function CategoriesPage() {
  const { data, isLoading, error, refetch } = useCategoryOptionsQuery({});
  const [open, setOpen] = useState<Open>(null);
  const categories = data && flattenCategories(data);
  const close = () => setOpen(null);
  return (
    <>
      <PageHeader
        title="Categories"
        actions={
          <OfficeButton look="primary" onClick={() => setOpen({ task: 'edit', category: null })}>
            <PlusIcon /> New category
          </OfficeButton>
        }
      >
        Former addresses go on leading to a category that was renamed, moved, merged or given up.
      </PageHeader>
      <Panel flush>
        <ListView
          rows={categories}
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          empty={<NothingHere title="No categories yet" />}
        >
          {(rows) => (
            <ul className="divide-y divide-line text-sm">
              {rows.map((category) => (
                <li
                  key={category.id}
                  className="flex flex-wrap items-center gap-x-3 py-1.5 pr-4 hover:bg-paper/70"
                  style={{ paddingLeft: `${1.25 + category.depth * 1.5}rem` }}
                >
                  <Link
                    to={`/c/${category.slug}`}
                    className={category.depth === 0 ? 'font-semibold hover:underline' : 'hover:underline'}
                  >
                    {category.name}
                  </Link>
                  <span className="text-xs text-muted">/{category.slug}</span>
                  <span className="ml-auto flex">
                    <OfficeButton
                      look="quiet"
                      aria-label={`Edit ${category.path}`}
                      onClick={() => setOpen({ task: 'edit', category })}
                    >
                      Edit
                    </OfficeButton>
                    <OfficeButton
                      look="quiet"
                      aria-label={`Merge or give up ${category.path}`}
                      onClick={() => setOpen({ task: 'giveUp', category })}
                    >
                      Merge…
                    </OfficeButton>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </ListView>
      </Panel>
      {open?.task === 'edit' && (
        <CategoryDialog category={open.category} categories={categories ?? []} onClose={close} />
      )}
      {open?.task === 'giveUp' && (
        <GiveUpDialog category={open.category} categories={categories ?? []} onClose={close} />
      )}
    </>
  );
}
