import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import type { CommissionRuleFragment } from '@/graphql/generated';
import { formatDay } from '@/lib/dates';
import { parseAmount, fractionDigitsOf } from '@/lib/money';
import { flattenCategories } from '@/office/catalog/categories';
import { useCategoryOptionsQuery } from '@/office/catalog/catalogOptionsApi';
import { currencyOptions } from '@/office/currencies';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Input, Select } from '@/office/ui/Fields';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { commissionText } from './commissionText';
import {
  useCommissionRuleRemoveMutation,
  useCommissionRulesOfAllQuery,
  useCommissionRuleUpsertMutation,
} from './sellersApi';

interface CommissionPanelProps {
  /** Whose sales; null for all sellers'. */
  sellerId: string | null;
  rules: readonly CommissionRuleFragment[];
}

/** The rules that hold for whoever has none of their own. */
export function ShopCommissionPanel() {
  const { data: rules } = useCommissionRulesOfAllQuery({});
  return <CommissionPanel sellerId={null} rules={rules ?? []} />;
}

const nothing = { percent: '', categoryId: '', currency: 'EUR', fixed: '', min: '', max: '', validFrom: '' };

/** The shop's share of sales. */
export function CommissionPanel({ sellerId, rules }: CommissionPanelProps) {
  const { data: tree = [] } = useCategoryOptionsQuery({});
  const categories = flattenCategories(tree);
  const [upsert, state] = useCommissionRuleUpsertMutation();
  const [remove, removed] = useCommissionRuleRemoveMutation();
  const [draft, setDraft] = useState(nothing);
  const edit = (name: keyof typeof nothing) => ({
    value: draft[name],
    onChange: ({ target }: { target: { value: string } }) => setDraft({ ...draft, [name]: target.value }),
  });
  const nameOf = (id: string | null) =>
    id === null ? 'All categories' : (categories.find((category) => category.id === id)?.path ?? id);
  const amount = (text: string) => (text ? parseAmount(text, fractionDigitsOf(draft.currency)) : null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fee = {
      currency: draft.currency,
      fixedMinorUnits: amount(draft.fixed) ?? 0,
      minMinorUnits: amount(draft.min),
      maxMinorUnits: amount(draft.max),
    };
    const answer = await upsert({
      sellerId,
      categoryId: draft.categoryId || null,
      rateBasisPoints: Math.round(Number(draft.percent) * 100),
      fees: draft.fixed || draft.min || draft.max ? [fee] : [],
      validFrom: draft.validFrom ? new Date(`${draft.validFrom}T00:00:00`).toISOString() : null,
    });
    if (answer.data?.rule) {
      announce(`The shop takes ${draft.percent} % from ${draft.validFrom ? formatDay(draft.validFrom) : 'now'} on`);
      setDraft({ ...nothing, currency: draft.currency });
    }
  };
  return (
    <Panel
      title={sellerId ? 'Commission of this seller' : 'Commission of all sellers'}
      note="The most specific rule holds; orders keep the share of the day they were placed"
    >
      {rules.length > 0 && (
        <ul className="mb-4 divide-y divide-line text-sm">
          {rules.map((rule) => (
            <li
              key={rule.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2"
              data-testid="commission-rule"
            >
              <span className="min-w-0 grow text-muted">{nameOf(rule.categoryId)}</span>
              <span className="text-right tabular-nums">{commissionText(rule)}</span>
              <OfficeButton
                look="quiet"
                aria-label={`Remove the rule for ${nameOf(rule.categoryId)}`}
                busy={removed.isLoading && removed.originalArgs?.id === rule.id}
                onClick={() => void remove({ id: rule.id })}
              >
                Remove
              </OfficeButton>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={(event) => void submit(event)} className="flex flex-wrap items-end gap-3">
        <Input
          label="Percent"
          type="number"
          step="0.01"
          min={0}
          max={100}
          required
          className="w-28"
          error={errorsByInput(state.data?.userErrors).rateBasisPoints}
          {...edit('percent')}
        />
        <Select
          label="Of sales in"
          className="min-w-52"
          options={[
            { value: '', label: 'All categories' },
            ...categories.map(({ id, path }) => ({ value: id, label: path })),
          ]}
          {...edit('categoryId')}
        />
        <Select label="Currency of fees" className="w-36" options={currencyOptions('EUR')} {...edit('currency')} />
        <Input label="Fee a line" inputMode="decimal" className="w-28" {...edit('fixed')} />
        <Input label="At least" inputMode="decimal" className="w-28" {...edit('min')} />
        <Input label="At most" inputMode="decimal" className="w-28" {...edit('max')} />
        <Input label="From" type="date" className="w-40" {...edit('validFrom')} />
        <OfficeButton type="submit" busy={state.isLoading}>
          Set the share
        </OfficeButton>
      </form>
      <Refusal state={state} shownBeside={['rateBasisPoints']} className="mt-3" />
      <Refusal state={removed} className="mt-3" />
    </Panel>
  );
}
