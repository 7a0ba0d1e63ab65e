import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { errorsByInput } from '@/graphql/failure';
import { OfficeButton } from '@/office/ui/Button';
import { Checkbox } from '@/office/ui/Fields';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { useSeller } from '../session/seller';
import { attributeInputs, emptyDraft } from './productDraft';
import { ProductFields, productFieldNames } from './ProductFields';
import { useProductCreateMutation } from './productsApi';

/** A draft, to which variants and pictures are added next. */
export function NewProductPage() {
  const seller = useSeller();
  const navigate = useNavigate();
  const [create, state] = useProductCreateMutation();
  const [draft, setDraft] = useState(emptyDraft);
  const [isShared, setShared] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await create({
      sellerId: seller.id,
      isShared,
      title: draft.title.trim(),
      brand: draft.brand.trim() || null,
      descriptionHtml: draft.descriptionHtml || null,
      taxClass: draft.taxClass,
      categoryIds: [...draft.categoryIds],
      attributes: attributeInputs(draft.attributes),
    });
    if (answer.data?.product) {
      void navigate(`/dashboard/products/${answer.data.product.id}`, { replace: true });
    }
  };
  return (
    <>
      <PageHeader title="New product" back={{ to: '/dashboard/products', label: 'Products' }}>
        It begins as a draft that only you see. Variants with prices, stock and pictures come next.
      </PageHeader>
      <Panel>
        <form onSubmit={(event) => void submit(event)} className="space-y-4">
          <ProductFields draft={draft} onChange={setDraft} errors={errorsByInput(state.data?.userErrors)} />
          <Checkbox
            label="Propose it as a shared listing"
            hint="Every seller may then put offers on it. It belongs to the shop once it is approved; you go on selling your own variants."
            checked={isShared}
            onChange={({ target }) => setShared(target.checked)}
          />
          <Refusal state={state} shownBeside={productFieldNames} />
          <OfficeButton type="submit" look="primary" busy={state.isLoading}>
            Make the draft
          </OfficeButton>
        </form>
      </Panel>
    </>
  );
}
