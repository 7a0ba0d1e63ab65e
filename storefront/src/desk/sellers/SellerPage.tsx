import { useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { errorsByInput } from '@/graphql/failure';
import { formatDay } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { countryName, sentenceCase } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { OfficeButton, OfficeLink } from '@/office/ui/Button';
import { DetailPage } from '@/office/ui/DetailPage';
import { Dialog } from '@/office/ui/Dialog';
import { Facts } from '@/office/ui/Facts';
import { Textarea } from '@/office/ui/Fields';
import { ExternalIcon } from '@/office/ui/icons';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { CommissionPanel } from './CommissionPanel';
import { SellerBadge } from './SellerBadge';
import {
  useDeskSellerQuery,
  useSellerDecideMutation,
  useSellerReinstateMutation,
  useSellerSuspendMutation,
  type DeskSellerDetail,
} from './sellersApi';

const back = { to: '/admin/sellers', label: 'Sellers' };

export function SellerPage() {
  const { id = '' } = useParams();
  return (
    <DetailPage query={useDeskSellerQuery({ id })} missing="There is no such seller" back={back.to}>
      {(seller) => <SellerView seller={seller} />}
    </DetailPage>
  );
}

function SellerView({ seller }: { seller: DeskSellerDetail }) {
  const [isSuspending, setSuspending] = useState(false);
  const [reinstate, reinstating] = useSellerReinstateMutation();
  const pressReinstate = async () => {
    const answer = await reinstate({ id: seller.id });
    if (answer.data?.seller) {
      announce(`${seller.name} sells again`);
    }
  };
  return (
    <>
      <PageHeader
        title={seller.name}
        back={back}
        aside={<SellerBadge status={seller.status} />}
        actions={
          <>
            {seller.status === 'APPROVED' && (
              <>
                <OfficeLink to={`/s/${seller.slug}`}>
                  <ExternalIcon /> In the shop
                </OfficeLink>
                <OfficeButton look="danger" onClick={() => setSuspending(true)}>
                  Suspend…
                </OfficeButton>
              </>
            )}
            {seller.status === 'SUSPENDED' && (
              <OfficeButton look="primary" busy={reinstating.isLoading} onClick={() => void pressReinstate()}>
                Reinstate
              </OfficeButton>
            )}
          </>
        }
      >
        {seller.statusNote && (
          <>
            The shop’s last word: <q>{seller.statusNote}</q>
          </>
        )}
      </PageHeader>
      <Refusal state={reinstating} className="mb-4" />
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_20rem]">
        <div className="space-y-5">
          {seller.status === 'APPLIED' && <DecidePanel seller={seller} />}
          <Panel title="About">
            <p className="text-sm whitespace-pre-line">{seller.about ?? 'Nothing said.'}</p>
          </Panel>
          <CommissionPanel sellerId={seller.id} rules={seller.commissionRules ?? []} />
        </div>
        <div className="space-y-5">
          <Panel
            title="Facts"
            actions={
              <Link to={`/admin/sellers/${seller.id}/ledger`} className="text-sm text-muted hover:underline">
                Ledger
              </Link>
            }
          >
            <Facts
              facts={[
                { label: 'Ships from', value: countryName(seller.countryCode) },
                seller.approvedAt !== null && { label: 'Selling since', value: formatDay(seller.approvedAt) },
                { label: 'Rating', value: seller.rating?.toFixed(1) ?? 'None yet' },
                { label: 'Products on sale', value: seller.products?.totalCount ?? '—' },
                { label: 'Paid orders', value: seller.orders?.totalCount ?? '—' },
                ...(seller.balances ?? []).flatMap(({ pending, available, reserved }) => [
                  { label: `Held back, ${pending.currency}`, value: formatMoney(pending) },
                  { label: `Available, ${available.currency}`, value: formatMoney(available) },
                  reserved.minorUnits !== 0 && {
                    label: `Disputed, ${reserved.currency}`,
                    value: formatMoney(reserved),
                  },
                ]),
              ]}
            />
          </Panel>
          <Panel title="Members">
            <ul className="space-y-2 text-sm">
              {(seller.members ?? []).map(({ user, role, joinedAt }) => (
                <li key={user?.id ?? joinedAt} className="flex justify-between gap-3">
                  <span className="min-w-0">
                    {user?.displayName ?? 'Somebody'}
                    {user?.email && <span className="block truncate text-xs text-muted">{user.email}</span>}
                  </span>
                  <span className="text-muted">{sentenceCase(role)}</span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
      {isSuspending && <SuspendDialog seller={seller} onClose={() => setSuspending(false)} />}
    </>
  );
}

function DecidePanel({ seller }: { seller: DeskSellerDetail }) {
  const [decide, state] = useSellerDecideMutation();
  const [note, setNote] = useState('');
  const answer = async (approve: boolean) => {
    const result = await decide({ id: seller.id, approve, note: note.trim() || null });
    if (result.data?.seller) {
      announce(approve ? `${seller.name} may sell` : `${seller.name} was declined`);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void answer(true);
  };
  return (
    <Panel title="Application" note="The applicant is told; a decision stands">
      <form onSubmit={submit} className="space-y-3">
        <Textarea
          label="For the applicant (optional)"
          rows={2}
          value={note}
          error={errorsByInput(state.data?.userErrors).note}
          onChange={({ target }) => setNote(target.value)}
        />
        <Refusal state={state} shownBeside={['note']} />
        <div className="flex gap-2">
          <OfficeButton type="submit" look="primary" busy={state.isLoading}>
            Approve
          </OfficeButton>
          <OfficeButton look="danger" disabled={state.isLoading} onClick={() => void answer(false)}>
            Decline
          </OfficeButton>
        </div>
      </form>
    </Panel>
  );
}

function SuspendDialog({ seller, onClose }: { seller: DeskSellerDetail; onClose: () => void }) {
  const [suspend, state] = useSellerSuspendMutation();
  const [reason, setReason] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await suspend({ id: seller.id, reason: reason.trim() });
    if (answer.data?.seller) {
      announce(`${seller.name} is suspended`);
      onClose();
    }
  };
  return (
    <Dialog title={`Suspend ${seller.name}?`} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4">
        <p className="text-sm text-muted">
          Its products go off sale until it is reinstated, and its members lose their rights with their next tokens.
        </p>
        <Textarea
          label="Why, for its members"
          required
          rows={2}
          value={reason}
          error={errorsByInput(state.data?.userErrors).reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <Refusal state={state} shownBeside={['reason']} />
        <div className="flex justify-end gap-2">
          <OfficeButton onClick={onClose}>Not now</OfficeButton>
          <OfficeButton type="submit" look="primary" busy={state.isLoading}>
            Suspend
          </OfficeButton>
        </div>
      </form>
    </Dialog>
  );
}
