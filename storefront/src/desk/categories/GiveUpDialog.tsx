import { useState, type FormEvent } from 'react';
import type { PlacedCategory } from '@/office/catalog/categories';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Select } from '@/office/ui/Fields';
import { Refusal } from '@/office/ui/Refusal';
import { Tabs } from '@/office/ui/Tabs';
import { useCategoryMergeMutation, useCategoryRetireMutation } from './categoriesApi';

interface GiveUpDialogProps {
  category: PlacedCategory;
  categories: readonly PlacedCategory[];
  onClose: () => void;
}

type Task = 'merge' | 'retire';

/** Puts a category into another, or gives it up. */
export function GiveUpDialog({ category, categories, onClose }: GiveUpDialogProps) {
  const [task, setTask] = useState<Task>('merge');
  const [otherId, setOtherId] = useState('');
  const [merge, merging] = useCategoryMergeMutation();
  const [retire, retiring] = useCategoryRetireMutation();
  const state = task === 'merge' ? merging : retiring;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const key = { id: category.id, version: category.version };
    const answer =
      task === 'merge'
        ? await merge({ ...key, intoId: otherId })
        : await retire({ ...key, moveProductsTo: otherId || null });
    if (answer.data && answer.data.userErrors.length === 0) {
      announce(`${category.name} is gone; its links lead on`);
      onClose();
    }
  };
  return (
    <Dialog title={category.path} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <Tabs
          label="What to do"
          value={task}
          onChange={setTask}
          options={[
            { value: 'merge', label: 'Merge into another' },
            { value: 'retire', label: 'Give it up' },
          ]}
        />
        <p className="text-sm text-muted">
          {task === 'merge'
            ? 'The other one takes its products, its children and its links.'
            : 'It must have no children. While products are in it, say where they go.'}{' '}
          This cannot be undone.
        </p>
        <Select
          label={task === 'merge' ? 'Into' : 'Its products go to'}
          required={task === 'merge'}
          value={otherId}
          onChange={({ target }) => setOtherId(target.value)}
          options={[
            { value: '', label: task === 'merge' ? 'Choose…' : 'Nowhere: it is empty' },
            ...categories.filter(({ id }) => id !== category.id).map(({ id, path }) => ({ value: id, label: path })),
          ]}
        />
        <Refusal state={state} />
        <div className="flex justify-end gap-2">
          <OfficeButton onClick={onClose}>Not now</OfficeButton>
          <OfficeButton type="submit" look="primary" busy={state.isLoading}>
            {task === 'merge' ? 'Merge' : 'Give it up'}
          </OfficeButton>
        </div>
      </form>
    </Dialog>
  );
}
