import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { OfficeButton } from '@/office/ui/Button';
import { Input, Textarea } from '@/office/ui/Fields';
import { Panel } from '@/office/ui/Panel';
import { PageHeader } from '@/office/ui/PageHeader';
import { Refusal } from '@/office/ui/Refusal';
import { useSellerApplyMutation } from './membershipApi';
import { slugOf } from './slug';

/** The first step of a seller: to ask the shop. */
export function ApplyPage() {
  const [apply, state] = useSellerApplyMutation();
  const [form, setForm] = useState({ name: '', slug: '', countryCode: '', about: '' });
  const [ownSlug, setOwnSlug] = useState(false);
  const errors = errorsByInput(state.data?.userErrors);
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void apply({ ...form, countryCode: form.countryCode.trim().toUpperCase(), about: form.about || null });
  };
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title="Sell on Octomart">
        Tell the shop who you are. Its people look at every application; you can prepare your catalogue as soon as they
        have said yes.
      </PageHeader>
      <Panel>
        <form onSubmit={submit} className="space-y-4">
          <Input
            label="Name"
            hint="As shoppers will see it"
            required
            value={form.name}
            error={errors.name}
            onChange={({ target }) => set({ name: target.value, ...(ownSlug ? {} : { slug: slugOf(target.value) }) })}
          />
          <Input
            label="Address in the shop"
            hint={`/s/${form.slug || 'your-name'}`}
            required
            value={form.slug}
            error={errors.slug}
            onChange={({ target }) => {
              setOwnSlug(true);
              set({ slug: target.value });
            }}
          />
          <Input
            label="Country you ship from"
            hint="Two letters, such as DE"
            required
            maxLength={2}
            className="max-w-40"
            value={form.countryCode}
            error={errors.countryCode}
            onChange={({ target }) => set({ countryCode: target.value })}
          />
          <Textarea
            label="About you (optional)"
            hint="A few sentences for your page"
            value={form.about}
            error={errors.about}
            onChange={({ target }) => set({ about: target.value })}
          />
          <Refusal state={state} shownBeside={['name', 'slug', 'countryCode', 'about']} />
          <OfficeButton type="submit" look="primary" busy={state.isLoading}>
            Apply
          </OfficeButton>
        </form>
      </Panel>
    </div>
  );
}
