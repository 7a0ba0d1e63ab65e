import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { CategoryPicker } from '../catalog/CategoryPicker';
import { currencyOptions } from '../currencies';
import { announce } from '../ui/announcements';
import { OfficeButton } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Checkbox, Input, Select, Textarea } from '../ui/Fields';
import { Refusal } from '../ui/Refusal';
import { emptyPromotion, promotionDraft, promotionInput, type Kind, type PromotionDraft } from './promotionDraft';
import { usePromotionUpsertMutation, type Promotion } from './promotionsApi';

interface PromotionDialogProps {
  /** Null makes a new one. */
  promotion: Promotion | null;
  /** Who pays for it; null for the shop. */
  sellerId: string | null;
  onClose: () => void;
}

const shownFields = [
  'name',
  'code',
  'basisPoints',
  'amounts',
  'buyQuantity',
  'getQuantity',
  'startsAt',
  'endsAt',
  'usageLimit',
  'perCustomerLimit',
  'minimumSubtotals',
  'categoryIds',
  'productIds',
];

export function PromotionDialog({ promotion, sellerId, onClose }: PromotionDialogProps) {
  const [upsert, state] = usePromotionUpsertMutation();
  const [draft, setDraft] = useState<PromotionDraft>(() => (promotion ? promotionDraft(promotion) : emptyPromotion));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const errors = { ...errorsByInput(state.data?.userErrors), ...problems };
  const set = (change: Partial<PromotionDraft>) => setDraft((before) => ({ ...before, ...change }));
  const text = (name: keyof PromotionDraft) => ({
    value: draft[name] as string,
    onChange: ({ target }: { target: { value: string } }) => set({ [name]: target.value }),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = promotionInput(draft, promotion);
    setProblems('problems' in read ? read.problems : {});
    if ('input' in read) {
      const answer = await upsert({
        ...read.input,
        id: promotion?.id ?? null,
        version: promotion?.version ?? null,
        sellerId,
      });
      if (answer.data?.promotion) {
        announce(`${draft.name} saved; carts show it at once`);
        onClose();
      }
    }
  };
  return (
    <Dialog title={promotion ? 'Edit the promotion' : 'New promotion'} wide onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-5">
        <div className="grid gap-3 sm:grid-cols-2">
          <Input label="Name" hint="For shoppers" required maxLength={80} error={errors.name} {...text('name')} />
          <Input
            label="Coupon (optional)"
            hint="What shoppers type; without one it applies by itself"
            maxLength={40}
            error={errors.code}
            {...text('code')}
          />
        </div>
        <Gives draft={draft} set={set} errors={errors} />
        <fieldset className="space-y-3">
          <legend className="mb-1 text-sm font-semibold">When and how often</legend>
          <div className="grid gap-3 sm:grid-cols-2">
            <Input label="From (optional)" type="datetime-local" error={errors.startsAt} {...text('startsAt')} />
            <Input label="Until (optional)" type="datetime-local" error={errors.endsAt} {...text('endsAt')} />
            <Input
              label="Orders in all (optional)"
              type="number"
              min={1}
              error={errors.usageLimit}
              {...text('usageLimit')}
            />
            <Input
              label="Orders of one customer (optional)"
              type="number"
              min={1}
              error={errors.perCustomerLimit}
              {...text('perCustomerLimit')}
            />
          </div>
        </fieldset>
        <fieldset className="space-y-3">
          <legend className="mb-1 text-sm font-semibold">Conditions</legend>
          <Input
            label={`Items must cost at least, in ${draft.currency} (optional)`}
            inputMode="decimal"
            className="sm:max-w-72"
            error={errors.minimum ?? errors.minimumSubtotals}
            {...text('minimum')}
          />
          <CategoryPicker
            label="Only items in these categories (optional)"
            value={draft.categoryIds}
            error={errors.categoryIds}
            onChange={(categoryIds) => set({ categoryIds })}
          />
          <Textarea
            label="Or these products (optional)"
            hint="Their ids, one a line"
            rows={2}
            error={errors.productIds}
            {...text('productIds')}
          />
          <Checkbox
            label="Only for a customer’s first order"
            checked={draft.isFirstOrderOnly}
            onChange={({ target }) => set({ isFirstOrderOnly: target.checked })}
          />
          <Checkbox
            label="Nothing else applies beside it"
            checked={draft.isExclusive}
            onChange={({ target }) => set({ isExclusive: target.checked })}
          />
        </fieldset>
        <Refusal state={state} shownBeside={shownFields} />
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

interface GivesProps {
  draft: PromotionDraft;
  set: (change: Partial<PromotionDraft>) => void;
  errors: Record<string, string>;
}

function Gives({ draft, set, errors }: GivesProps) {
  const chooseKind = (kind: Kind) =>
    set({ kind, ...(kind === 'buyXGetY' ? { percent: '100' } : kind === 'percentage' ? { percent: '10' } : {}) });
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold">What it gives</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Select
          label="Kind"
          className="col-span-2"
          value={draft.kind}
          onChange={({ target }) => chooseKind(target.value as Kind)}
          options={[
            { value: 'percentage', label: 'Percent off' },
            { value: 'amount', label: 'An amount off' },
            { value: 'buyXGetY', label: 'Buy some, get some' },
            { value: 'freeDelivery', label: 'Free delivery' },
          ]}
        />
        {draft.kind === 'buyXGetY' && (
          <>
            <Input
              label="Buy"
              type="number"
              min={1}
              max={100}
              required
              value={draft.buy}
              error={errors.buyQuantity}
              onChange={({ target }) => set({ buy: target.value })}
            />
            <Input
              label="Get"
              type="number"
              min={1}
              max={100}
              required
              value={draft.get}
              error={errors.getQuantity}
              onChange={({ target }) => set({ get: target.value })}
            />
          </>
        )}
        {(draft.kind === 'percentage' || draft.kind === 'buyXGetY') && (
          <Input
            label="Percent off"
            inputMode="decimal"
            required
            value={draft.percent}
            error={errors.percent ?? errors.basisPoints}
            onChange={({ target }) => set({ percent: target.value })}
          />
        )}
        {draft.kind === 'amount' && (
          <Input
            label="Amount off"
            inputMode="decimal"
            required
            value={draft.amount}
            error={errors.amount ?? errors.amounts}
            onChange={({ target }) => set({ amount: target.value })}
          />
        )}
        <Select
          label="Currency of amounts"
          value={draft.currency}
          onChange={({ target }) => set({ currency: target.value })}
          options={currencyOptions(draft.currency)}
        />
      </div>
    </fieldset>
  );
}
