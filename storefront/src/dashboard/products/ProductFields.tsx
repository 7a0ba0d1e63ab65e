import type { TaxClass } from '@/graphql/generated';
import { AttributesEditor } from '@/office/catalog/AttributesEditor';
import { CategoryPicker } from '@/office/catalog/CategoryPicker';
import { Input, Select, Textarea } from '@/office/ui/Fields';
import type { ProductDraft } from './productDraft';

interface ProductFieldsProps {
  draft: ProductDraft;
  onChange: (draft: ProductDraft) => void;
  errors: Record<string, string>;
}

/** The inputs whose errors these fields show. */
export const productFieldNames = ['title', 'brand', 'descriptionHtml', 'taxClass', 'categoryIds', 'attributes'];

/** What is said about a product. */
export function ProductFields({ draft, onChange, errors }: ProductFieldsProps) {
  const set = (change: Partial<ProductDraft>) => onChange({ ...draft, ...change });
  return (
    <div className="grid gap-x-6 gap-y-4 lg:grid-cols-2">
      <div className="space-y-4">
        <Input
          label="Title"
          required
          maxLength={200}
          value={draft.title}
          error={errors.title}
          onChange={({ target }) => set({ title: target.value })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Input
            label="Brand (optional)"
            value={draft.brand}
            error={errors.brand}
            onChange={({ target }) => set({ brand: target.value })}
          />
          <Select
            label="Tax"
            value={draft.taxClass}
            error={errors.taxClass}
            onChange={({ target }) => set({ taxClass: target.value as TaxClass })}
            options={[
              { value: 'STANDARD', label: 'Standard rate' },
              { value: 'REDUCED', label: 'Reduced rate' },
              { value: 'ZERO', label: 'No tax' },
            ]}
          />
        </div>
        <Textarea
          label="Description (optional)"
          hint="HTML: paragraphs, lists, headings. Scripts, links and pictures are taken out."
          rows={9}
          value={draft.descriptionHtml}
          error={errors.descriptionHtml}
          onChange={({ target }) => set({ descriptionHtml: target.value })}
        />
      </div>
      <div className="space-y-4">
        <CategoryPicker
          label="Categories"
          hint="Where it stands in the shop; needed for publishing"
          value={draft.categoryIds}
          error={errors.categoryIds}
          onChange={(categoryIds) => set({ categoryIds })}
        />
        <AttributesEditor
          legend="Facts"
          hint="What holds for all variants, such as material. Names are lower-case: shoppers filter by them."
          value={draft.attributes}
          error={errors.attributes ?? errors.code ?? errors.value}
          onChange={(attributes) => set({ attributes })}
        />
      </div>
    </div>
  );
}
