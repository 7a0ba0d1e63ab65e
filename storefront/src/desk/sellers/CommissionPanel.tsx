import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { formatDay } from '@/lib/dates';
import { flattenCategories } from '@/office/catalog/categories';
import { useCategoryOptionsQuery } from '@/office/catalog/catalogOptionsApi';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Facts } from '@/office/ui/Facts';
import { Input, Select } from '@/office/ui/Fields';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { useCommissionRuleUpsertMutation, type DeskSellerDetail } from './sellersApi';

interface CommissionPanelProps {
  /** Whose sales; null for all sellers'. */
  sellerId: string | null;
  rules?: DeskSellerDetail['commissionRules'];
}

/** The shop's share of sales. The graph tells the rules of a seller, and those of all sellers to nobody. */
export function CommissionPanel({ sellerId, rules }: CommissionPanelProps) {
  const { data: tree = [] } = useCategoryOptionsQuery({});
  const categories = flattenCategories(tree);
  const [upsert, state] = useCommissionRuleUpsertMutation();
  const [percent, setPercent] = useState('');
  const [categoryId, setCategoryId] = useState('');
  const nameOf = (id: string | null) =>
    id === null ? 'All categories' : (categories.find((category) => category.id === id)?.path ?? id);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await upsert({
      sellerId,
      categoryId: categoryId || null,
      rateBasisPoints: Math.round(Number(percent) * 100),
    });
    if (answer.data?.rule) {
      announce(`The shop takes ${percent} % from now on`);
      setPercent('');
    }
  };
  return (
    <Panel
      title={sellerId ? 'Commission of this seller' : 'Commission of all sellers'}
      note="The most specific rule holds; orders keep the share of the day they were placed"
    >
      {rules && rules.length > 0 && (
        <Facts
          className="mb-4"
          facts={rules.map(({ categoryId: id, rateBasisPoints, updatedAt }) => ({
            label: `${nameOf(id)}, since ${formatDay(updatedAt)}`,
            value: `${rateBasisPoints / 100} %`,
          }))}
        />
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
          value={percent}
          error={errorsByInput(state.data?.userErrors).rateBasisPoints}
          onChange={({ target }) => setPercent(target.value)}
        />
        <Select
          label="Of sales in"
          className="min-w-52"
          value={categoryId}
          onChange={({ target }) => setCategoryId(target.value)}
          options={[
            { value: '', label: 'All categories' },
            ...categories.map(({ id, path }) => ({ value: id, label: path })),
          ]}
        />
        <OfficeButton type="submit" busy={state.isLoading}>
          Set the share
        </OfficeButton>
      </form>
      <Refusal state={state} shownBeside={['rateBasisPoints']} className="mt-3" />
    </Panel>
  );
}
