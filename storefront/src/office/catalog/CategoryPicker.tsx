import { CloseIcon } from '../ui/icons';
import { Select } from '../ui/Fields';
import { flattenCategories } from './categories';
import { useCategoryOptionsQuery } from './catalogOptionsApi';

interface CategoryPickerProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Some categories of the shop: those that are chosen, and a menu to add one. */
export function CategoryPicker({ label, hint, error, value, onChange }: CategoryPickerProps) {
  const { data: tree = [] } = useCategoryOptionsQuery({});
  const categories = flattenCategories(tree);
  const chosen = value.map((id) => categories.find((category) => category.id === id) ?? { id, path: id });
  return (
    <div>
      <Select
        label={label}
        hint={hint}
        error={error}
        value=""
        onChange={({ target }) => target.value && onChange([...value, target.value])}
        options={[
          { value: '', label: 'Add a category…' },
          ...categories.filter(({ id }) => !value.includes(id)).map(({ id, path }) => ({ value: id, label: path })),
        ]}
      />
      {chosen.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {chosen.map(({ id, path }) => (
            <li key={id} className="flex items-center gap-1 rounded-md bg-sand py-0.5 pr-1 pl-2 text-sm">
              {path}
              <button
                type="button"
                className="grid size-6 place-items-center rounded hover:bg-line"
                aria-label={`Take out ${path}`}
                onClick={() => onChange(value.filter((other) => other !== id))}
              >
                <CloseIcon className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
