import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import type { TaxClass } from '@/graphql/generated';
import { formatMoment } from '@/lib/dates';
import { countryName, sentenceCase } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Facts } from '@/office/ui/Facts';
import { Input, Select } from '@/office/ui/Fields';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { useAddressState } from '@/office/useAddressState';
import { useTaxesOfQuery, useTaxHistoryInfiniteQuery, useTaxRateSetMutation, type TaxRate } from './taxApi';

/** How sales to a place are taxed. */
export function TaxPage() {
  const [country, setCountry] = useAddressState<string>('country', 'DE');
  const [region, setRegion] = useAddressState<string>('region', '');
  const countryCode = country.toUpperCase();
  const isCountry = /^[A-Z]{2}$/.test(countryCode);
  const { data: taxes } = useTaxesOfQuery({ countryCode, region: region.trim() || null }, { skip: !isCountry });
  return (
    <>
      <PageHeader title="Tax rates">
        By where a thing is sent. Placed orders keep the rates that they were placed with.
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_20rem]">
        <div className="space-y-5">
          <Panel>
            <div className="grid gap-3 sm:grid-cols-2">
              <Input
                label="Country"
                hint={isCountry ? countryName(countryCode) : 'Two letters, such as DE'}
                maxLength={2}
                value={country}
                onChange={({ target }) => setCountry(target.value)}
              />
              <Input
                label="State or province (optional)"
                value={region}
                onChange={({ target }) => setRegion(target.value)}
              />
            </div>
            {taxes && (
              <Facts
                className="mt-4"
                facts={[
                  { label: 'Standard rate', value: `${taxes.standardBasisPoints / 100} %` },
                  { label: 'Reduced rate', value: `${taxes.reducedBasisPoints / 100} %` },
                  { label: 'Prices', value: taxes.pricesIncludeTax ? 'contain it' : 'come without it' },
                ]}
              />
            )}
          </Panel>
          {isCountry && <History countryCode={countryCode} />}
        </div>
        {isCountry && <SetRate countryCode={countryCode} region={region} />}
      </div>
    </>
  );
}

function History({ countryCode }: { countryCode: string }) {
  const list = useTaxHistoryInfiniteQuery({
    countryCode,
    first: 20,
  });
  return (
    <Panel title="What was set" flush>
      <PagedList
        list={list}
        empty={<NothingHere title="Nothing was set">The rates that the shop came with hold.</NothingHere>}
      >
        {(rates) => <DataTable caption="Rates" rows={rates} columns={columns} rowKey={({ id }) => id} />}
      </PagedList>
    </Panel>
  );
}

function SetRate({ countryCode, region }: { countryCode: string; region: string }) {
  const [setRate, state] = useTaxRateSetMutation();
  const [form, setForm] = useState({ taxClass: 'STANDARD' as TaxClass, percent: '', validFrom: '' });
  const errors = errorsByInput(state.data?.userErrors);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await setRate({
      countryCode,
      region: region.trim() || null,
      taxClass: form.taxClass,
      rateBasisPoints: Math.round(Number(form.percent) * 100),
      validFrom: form.validFrom ? new Date(form.validFrom).toISOString() : null,
    });
    if (answer.data?.taxRate) {
      announce(`${form.percent} % for ${countryName(countryCode)}`);
      setForm({ ...form, percent: '' });
    }
  };
  return (
    <Panel title={`Set a rate for ${[region.trim(), countryName(countryCode)].filter(Boolean).join(', ')}`}>
      <form onSubmit={(event) => void submit(event)} className="space-y-3">
        <Select
          label="For"
          value={form.taxClass}
          error={errors.taxClass}
          onChange={({ target }) => setForm({ ...form, taxClass: target.value as TaxClass })}
          options={[
            { value: 'STANDARD', label: 'Most things: the standard rate' },
            { value: 'REDUCED', label: 'Books, food…: the reduced rate' },
          ]}
        />
        <Input
          label="Percent"
          type="number"
          step="0.01"
          min={0}
          max={100}
          required
          value={form.percent}
          error={errors.rateBasisPoints}
          onChange={({ target }) => setForm({ ...form, percent: target.value })}
        />
        <Input
          label="From"
          hint="At once when empty"
          type="datetime-local"
          value={form.validFrom}
          error={errors.validFrom}
          onChange={({ target }) => setForm({ ...form, validFrom: target.value })}
        />
        <Refusal state={state} shownBeside={['taxClass', 'rateBasisPoints', 'validFrom']} />
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Set it
        </OfficeButton>
      </form>
    </Panel>
  );
}

const columns: Column<TaxRate>[] = [
  { header: 'Where', main: true, cell: ({ region }) => region ?? 'The whole country' },
  { header: 'For', cell: ({ taxClass }) => sentenceCase(taxClass) },
  { header: 'Rate', align: 'right', cell: ({ rateBasisPoints }) => `${rateBasisPoints / 100} %` },
  { header: 'From', align: 'right', cell: ({ validFrom }) => formatMoment(validFrom) },
  { header: 'Set', align: 'right', cell: ({ setAt }) => formatMoment(setAt) },
];
