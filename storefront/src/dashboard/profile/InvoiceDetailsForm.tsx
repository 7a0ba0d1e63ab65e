import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Input } from '@/office/ui/Fields';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { useInvoiceDetailsSetMutation } from './profileApi';

const fields = ['name', 'line1', 'line2', 'postalCode', 'city', 'region', 'countryCode', 'phone', 'taxNumber'] as const;
type Details = Record<(typeof fields)[number], string>;

/** What the law wants to see on invoices. The shop tells it to nobody, so the form begins empty. */
export function InvoiceDetailsForm(seller: { sellerId: string; name: string; countryCode: string }) {
  const [setDetails, state] = useInvoiceDetailsSetMutation();
  const [form, setForm] = useState<Details>({
    name: seller.name,
    line1: '',
    line2: '',
    postalCode: '',
    city: '',
    region: '',
    countryCode: seller.countryCode,
    phone: '',
    taxNumber: '',
  });
  const errors = errorsByInput(state.data?.userErrors);
  const field = (name: keyof Details, label: string, required = true, className?: string) => (
    <Input
      label={required ? label : `${label} (optional)`}
      required={required}
      className={className}
      value={form[name]}
      error={errors[name]}
      onChange={({ target }) => setForm((before) => ({ ...before, [name]: target.value }))}
    />
  );
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { taxNumber, line2, region, phone, countryCode, ...address } = form;
    const answer = await setDetails({
      sellerId: seller.sellerId,
      taxNumber: taxNumber.trim() || null,
      address: {
        ...address,
        countryCode: countryCode.trim().toUpperCase(),
        line2: line2 || null,
        region: region || null,
        phone: phone || null,
      },
    });
    if (answer.data?.lines) {
      announce('Invoices say so from now on');
    }
  };
  return (
    <Panel title="On your invoices" note="From now on; those that were issued stay as they are">
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          {field('name', 'Legal name')}
          {field('taxNumber', 'VAT number', false)}
          {field('line1', 'Street and number')}
          {field('line2', 'Flat, floor, company', false)}
          {field('postalCode', 'Postal code')}
          {field('city', 'City')}
          {field('region', 'Region', false)}
          {field('countryCode', 'Country, two letters')}
        </div>
        <Refusal state={state} shownBeside={fields} />
        {state.data?.lines && (
          <p className="rounded-lg bg-sand px-3 py-2 text-sm whitespace-pre-line">{state.data.lines.join('\n')}</p>
        )}
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Save
        </OfficeButton>
      </form>
    </Panel>
  );
}
