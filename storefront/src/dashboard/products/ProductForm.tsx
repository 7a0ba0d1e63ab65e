import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { attributeInputs, draftOf } from './productDraft';
import { ProductFields, productFieldNames } from './ProductFields';
import { useProductUpdateMutation, type CatalogProduct } from './productsApi';

export function ProductForm({ product }: { product: CatalogProduct }) {
  const [update, state] = useProductUpdateMutation();
  const [draft, setDraft] = useState(() => draftOf(product));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await update({
      id: product.id,
      version: product.version,
      title: draft.title.trim(),
      brand: draft.brand.trim(),
      descriptionHtml: draft.descriptionHtml,
      taxClass: draft.taxClass,
      categoryIds: [...draft.categoryIds],
      attributes: attributeInputs(draft.attributes),
    });
    if (answer.data?.product) {
      announce('Saved');
    }
  };
  return (
    <Panel title="Description">
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <ProductFields draft={draft} onChange={setDraft} errors={errorsByInput(state.data?.userErrors)} />
        <Refusal state={state} shownBeside={productFieldNames} />
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Save
        </OfficeButton>
      </form>
    </Panel>
  );
}
