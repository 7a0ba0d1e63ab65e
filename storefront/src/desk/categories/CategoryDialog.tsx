import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import type { PlacedCategory } from '@/office/catalog/categories';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Input, Select } from '@/office/ui/Fields';
import { Refusal } from '@/office/ui/Refusal';
import { useCategoryUpsertMutation } from './categoriesApi';

interface CategoryDialogProps {
  /** Null makes a new one. */
  category: PlacedCategory | null;
  categories: readonly PlacedCategory[];
  onClose: () => void;
}

/** Makes, renames or moves a category. */
export function CategoryDialog({ category, categories, onClose }: CategoryDialogProps) {
  const [upsert, state] = useCategoryUpsertMutation();
  const [form, setForm] = useState({
    name: category?.name ?? '',
    slug: category?.slug ?? '',
    parentId: category?.parentId ?? '',
    position: '',
  });
  const errors = errorsByInput(state.data?.userErrors);
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await upsert({
      id: category?.id ?? null,
      version: category?.version ?? null,
      name: form.name.trim(),
      slug: form.slug.trim() || null,
      parentId: form.parentId && form.parentId !== category?.parentId ? form.parentId : null,
      makeRoot: category !== null && category.parentId !== null && form.parentId === '',
      position: form.position === '' ? null : Number(form.position),
    });
    if (answer.data?.category) {
      announce(`${form.name} saved`);
      onClose();
    }
  };
  const isBelow = ({ path }: PlacedCategory) => category !== null && `${path} › `.startsWith(`${category.path} › `);
  return (
    <Dialog title={category ? `Edit ${category.name}` : 'New category'} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-3">
        <Input
          label="Name"
          required
          maxLength={80}
          value={form.name}
          error={errors.name}
          onChange={({ target }) => set({ name: target.value })}
        />
        <Input
          label="Name in addresses"
          hint="Made from the name when empty"
          value={form.slug}
          error={errors.slug}
          onChange={({ target }) => set({ slug: target.value })}
        />
        <Select
          label="Part of"
          value={form.parentId}
          error={errors.parentId}
          onChange={({ target }) => set({ parentId: target.value })}
          options={[
            { value: '', label: 'Nothing: a department' },
            ...categories.filter((other) => !isBelow(other)).map(({ id, path }) => ({ value: id, label: path })),
          ]}
        />
        <Input
          label="Place among its siblings (optional)"
          hint="Smallest first"
          type="number"
          className="max-w-40"
          value={form.position}
          error={errors.position}
          onChange={({ target }) => set({ position: target.value })}
        />
        <Refusal state={state} shownBeside={['name', 'slug', 'parentId', 'position']} />
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Save
        </OfficeButton>
      </form>
    </Dialog>
  );
}
