import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { countryName, sentenceCase } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { OfficeButton, OfficeLink } from '@/office/ui/Button';
import { Facts } from '@/office/ui/Facts';
import { Input, Textarea } from '@/office/ui/Fields';
import { ExternalIcon } from '@/office/ui/icons';
import { PageHeader } from '@/office/ui/PageHeader';
import { PagePlaceholder } from '@/office/ui/PageStates';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { useSeller } from '../session/seller';
import { InvoiceDetailsForm } from './InvoiceDetailsForm';
import { useSellerProfileQuery, useSellerUpdateMutation, type SellerProfile } from './profileApi';

/** Who the seller is, to shoppers, to the shop and on invoices. */
export function ProfilePage() {
  const seller = useSeller();
  const { data, isLoading, error, refetch } = useSellerProfileQuery({ sellerId: seller.id });
  if (!data) {
    return (
      <PagePlaceholder
        isLoading={isLoading}
        error={error}
        retry={() => void refetch()}
        missing="There is no such seller"
        back="/dashboard"
      />
    );
  }
  return (
    <>
      <PageHeader
        title="Profile"
        actions={
          data.status === 'APPROVED' && (
            <OfficeLink to={`/s/${data.slug}`}>
              <ExternalIcon /> Your page in the shop
            </OfficeLink>
          )
        }
      />
      <div className="grid gap-5 lg:grid-cols-[1fr_20rem]">
        <div className="space-y-5">
          <ProfileForm key={data.id} profile={data} />
          <InvoiceDetailsForm sellerId={data.id} name={data.name} countryCode={data.countryCode} />
        </div>
        <div className="space-y-5">
          <Panel title="With the shop">
            <Facts
              facts={[
                { label: 'State', value: sentenceCase(data.status) },
                data.approvedAt !== null && { label: 'Selling since', value: formatDay(data.approvedAt) },
                { label: 'Rating', value: data.rating?.toFixed(1) ?? 'None yet' },
                ...(data.commissionRules ?? []).map(({ categoryId, rateBasisPoints }) => ({
                  label: categoryId ? 'Fee agreed for a category' : 'Fee agreed with you',
                  value: `${rateBasisPoints / 100} %`,
                })),
              ]}
            />
          </Panel>
          {data.balances && data.balances.length > 0 && (
            <Panel title="Balance" note="Earned, held back for some days in case of a refund, then available">
              {data.balances.map(({ pending, available }) => (
                <Facts
                  key={available.currency}
                  facts={[
                    { label: 'Held back', value: formatMoney(pending) },
                    { label: 'Available', value: formatMoney(available), strong: true },
                  ]}
                />
              ))}
            </Panel>
          )}
          <Panel title="Members">
            <ul className="space-y-2 text-sm">
              {(data.members ?? []).map(({ user, role, joinedAt }) => (
                <li key={user?.id ?? joinedAt} className="flex justify-between gap-3">
                  <span>
                    {user?.displayName ?? 'Somebody'}
                    <span className="block text-xs text-muted">since {formatDay(joinedAt)}</span>
                  </span>
                  <span className="text-muted">{sentenceCase(role)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  );
}

function ProfileForm({ profile }: { profile: SellerProfile }) {
  const [update, state] = useSellerUpdateMutation();
  const [form, setForm] = useState({
    name: profile.name,
    countryCode: profile.countryCode,
    about: profile.about ?? '',
    logoUrl: profile.logoUrl ?? '',
  });
  const errors = errorsByInput(state.data?.userErrors);
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await update({ id: profile.id, ...form, countryCode: form.countryCode.trim().toUpperCase() });
    if (answer.data?.seller) {
      announce('Saved');
    }
  };
  return (
    <Panel title="What shoppers see">
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-[1fr_9rem]">
          <Input
            label="Name"
            required
            value={form.name}
            error={errors.name}
            onChange={({ target }) => set({ name: target.value })}
          />
          <Input
            label="Ships from"
            hint={countryName(form.countryCode.toUpperCase())}
            required
            maxLength={2}
            value={form.countryCode}
            error={errors.countryCode}
            onChange={({ target }) => set({ countryCode: target.value })}
          />
        </div>
        <Textarea
          label="About you"
          hint="A few sentences for your page: who you are, what you stand for, how you ship and take back"
          rows={5}
          value={form.about}
          error={errors.about}
          onChange={({ target }) => set({ about: target.value })}
        />
        <Input
          label="Logo"
          hint="An https address, or a path of the shop’s media"
          value={form.logoUrl}
          error={errors.logoUrl}
          onChange={({ target }) => set({ logoUrl: target.value })}
        />
        <Refusal state={state} shownBeside={['name', 'countryCode', 'about', 'logoUrl']} />
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Save
        </OfficeButton>
      </form>
    </Panel>
  );
}
