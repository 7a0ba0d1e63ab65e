import { useState, type FormEvent } from 'react';
import { useShopCurrency } from '@/features/catalog/useShopCurrency';
import { errorsByInput } from '@/graphql/failure';
import { AttributesEditor, type AttributeDraft } from '@/office/catalog/AttributesEditor';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Input } from '@/office/ui/Fields';
import { Refusal } from '@/office/ui/Refusal';
import { useSeller } from '../session/seller';
import { PriceFields } from './PriceFields';
import { parsePrices, priceDrafts, type ParsedPrices, type PriceDraft } from './prices';
import { attributeInputs } from './productDraft';
import { useVariantUpsertMutation, type CatalogProduct, type CatalogVariant } from './productsApi';

interface VariantDialogProps {
  product: CatalogProduct;
  /** Null makes a new one. */
  variant: CatalogVariant | null;
  onClose: () => void;
}

export function VariantDialog({ product, variant, onClose }: VariantDialogProps) {
  const seller = useSeller();
  const shopCurrency = useShopCurrency();
  const [upsert, state] = useVariantUpsertMutation();
  const [form, setForm] = useState({
    sku: variant?.sku ?? '',
    gtin: variant?.gtin ?? '',
    weight: variant?.weightGrams?.toString() ?? '',
  });
  const [options, setOptions] = useState<AttributeDraft[]>(variant?.options ?? []);
  const [prices, setPrices] = useState<PriceDraft[]>(() =>
    variant ? priceDrafts(variant) : [{ currency: shopCurrency, price: '', before: '' }],
  );
  const [problems, setProblems] = useState<ParsedPrices['problems']>({});
  const errors = errorsByInput(state.data?.userErrors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const parsed = parsePrices(prices);
    setProblems(parsed.problems);
    if (Object.keys(parsed.problems).length > 0) {
      return;
    }
    const answer = await upsert({
      productId: product.id,
      id: variant?.id ?? null,
      version: variant?.version ?? null,
      sellerId: variant ? null : seller.id,
      sku: form.sku.trim(),
      gtin: form.gtin.trim() || null,
      weightGrams: form.weight === '' ? null : Number(form.weight),
      options: attributeInputs(options),
      prices: parsed.prices,
      compareAtPrices: parsed.compareAtPrices,
    });
    if (answer.data?.variant) {
      announce(`${form.sku} saved`);
      onClose();
    }
  };
  return (
    <Dialog title={variant ? `Edit ${variant.sku}` : 'Add a variant'} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <div className="grid gap-3 sm:grid-cols-3">
          <Input
            label="SKU"
            required
            maxLength={100}
            value={form.sku}
            error={errors.sku}
            onChange={({ target }) => setForm({ ...form, sku: target.value })}
          />
          <Input
            label="GTIN (optional)"
            inputMode="numeric"
            value={form.gtin}
            error={errors.gtin}
            onChange={({ target }) => setForm({ ...form, gtin: target.value })}
          />
          <Input
            label="Weight in grams"
            type="number"
            min={0}
            value={form.weight}
            error={errors.weightGrams}
            onChange={({ target }) => setForm({ ...form, weight: target.value })}
          />
        </div>
        <AttributesEditor
          legend="Options"
          hint="What tells it from the product’s other variants, such as colour: Red"
          value={options}
          error={errors.options ?? errors.code ?? errors.value}
          onChange={setOptions}
        />
        <PriceFields prices={prices} onChange={setPrices} problems={problems} />
        <Refusal state={state} shownBeside={['sku', 'gtin', 'weightGrams', 'options', 'code', 'value']} />
        <div className="flex justify-end gap-2">
          <OfficeButton onClick={onClose}>Not now</OfficeButton>
          <OfficeButton type="submit" look="primary" busy={state.isLoading}>
            Save
          </OfficeButton>
        </div>
      </form>
    </Dialog>
  );
}
