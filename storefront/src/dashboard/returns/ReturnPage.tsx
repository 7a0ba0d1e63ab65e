import { useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { errorsByInput } from '@/graphql/failure';
import { formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { countryName, sentenceCase } from '@/lib/words';
import { ReturnBadge } from '@/office/sale/saleStates';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { DetailPage } from '@/office/ui/DetailPage';
import { Textarea } from '@/office/ui/Fields';
import { Facts } from '@/office/ui/Facts';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { ReceiveForm } from './ReceiveForm';
import { useReturnDecideMutation, useReturnDetailQuery, type ReturnDetail } from './returnsApi';

const back = { to: '/dashboard/returns', label: 'Returns' };

export function ReturnPage() {
  const { id = '' } = useParams();
  return (
    <DetailPage query={useReturnDetailQuery({ id })} missing="There is no such return" back={back.to}>
      {(item) => <ReturnView item={item} />}
    </DetailPage>
  );
}

function ReturnView({ item }: { item: ReturnDetail }) {
  const isComing = item.status === 'APPROVED' || item.status === 'IN_TRANSIT';
  return (
    <>
      <PageHeader title={item.number} back={back} aside={<ReturnBadge status={item.status} />}>
        Asked for {formatMoment(item.requestedAt)}
      </PageHeader>
      <div className="grid gap-5 lg:grid-cols-[1fr_19rem]">
        <div className="min-w-0 space-y-5">
          <Panel title="Why">
            <blockquote className="text-sm">{item.reason}</blockquote>
            {item.note && <p className="mt-3 border-l-2 border-line pl-3 text-sm text-muted">You: {item.note}</p>}
          </Panel>
          {item.status === 'REQUESTED' && <DecideForm item={item} />}
          {isComing ? <ReceiveForm item={item} /> : <Lines item={item} />}
        </div>
        <div className="space-y-5">
          <Panel title="Return">
            <Facts
              facts={[
                {
                  label: item.status === 'RECEIVED' || item.status === 'REFUNDED' ? 'Goes back' : 'At most goes back',
                  value: formatMoney(item.refundable),
                },
                item.carrier !== null && { label: 'Carrier', value: item.carrier },
                item.trackingNumber !== null && { label: 'Tracking', value: item.trackingNumber },
                item.sellerOrder && {
                  label: 'Buyer',
                  value: `${item.sellerOrder.shipTo.name}, ${countryName(item.sellerOrder.shipTo.countryCode)}`,
                },
                item.sellerOrder && {
                  label: 'Order',
                  value: (
                    <Link to={`/dashboard/orders/${item.sellerOrder.id}`} className="underline underline-offset-2">
                      {item.sellerOrder.number}
                    </Link>
                  ),
                },
              ]}
            />
          </Panel>
        </div>
      </div>
    </>
  );
}

function Lines({ item }: { item: ReturnDetail }) {
  return (
    <Panel title="Items">
      <ul className="space-y-3 text-sm">
        {(item.lines ?? []).map(({ line, quantity, acceptedQuantity, condition, isRestocked }) => (
          <li key={line.id} className="flex flex-wrap justify-between gap-x-4">
            <span>
              <span className="text-muted tabular-nums">{quantity} ×</span> {line.titleSnapshot}
              <span className="block text-xs text-muted">
                {[line.skuSnapshot, line.optionsSnapshot].filter(Boolean).join(' · ')}
              </span>
            </span>
            {condition && (
              <span className="text-muted">
                {acceptedQuantity} accepted, {sentenceCase(condition).toLowerCase()}
                {isRestocked ? ', back in stock' : ''}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function DecideForm({ item }: { item: ReturnDetail }) {
  const [decide, state] = useReturnDecideMutation();
  const [note, setNote] = useState('');
  const answer = async (approve: boolean) => {
    const result = await decide({ id: item.id, approve, note: note.trim() || null });
    if (result.data?.return) {
      announce(approve ? 'Approved; the buyer was told' : 'Declined; the buyer was told');
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void answer(true);
  };
  return (
    <Panel title="Your decision">
      <form onSubmit={submit} className="space-y-3">
        <Textarea
          label="For the buyer"
          hint="Where to send it, or why not. Declining needs a reason."
          rows={2}
          maxLength={300}
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
