import { type FormEvent, useState } from 'react';
import { failureMessage } from '@/graphql/failure';
import type { ReturnFragment, ReturnStatus } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoney } from '@/lib/money';
import { Button } from '@/ui/Button';
import { cx } from '@/ui/cx';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { orderText } from './messages';
import { useReturnMarkSentMutation, useReturnWithdrawMutation } from './orderActionsApi';

const tones: Partial<Record<ReturnStatus, string>> = {
  REFUNDED: 'bg-teal-wash text-teal',
  REJECTED: 'bg-coral-wash text-coral-deep',
  CLOSED: 'bg-sand text-muted',
};

/** One return: what goes back, how far it is, and what its buyer can do about it now. */
export function ReturnCard({ item, guestToken }: { item: ReturnFragment; guestToken: string | null }) {
  const { returns: text } = useText(orderText);
  const [withdraw, withdrawn] = useReturnWithdrawMutation();
  const refusal = withdrawn.data?.userErrors[0]?.message ?? (withdrawn.error ? failureMessage(withdrawn.error) : null);
  return (
    <section
      aria-label={text.title(item.number)}
      className="space-y-4 rounded-xl border border-line p-5"
      data-testid="return"
      data-status={item.status}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="font-sans text-sm font-semibold tracking-normal">{text.title(item.number)}</h3>
        <span
          className={cx(
            'rounded-full px-3 py-1 text-sm font-medium',
            tones[item.status] ?? 'bg-sun-wash text-sun-deep',
          )}
        >
          {text[item.status]}
        </span>
      </header>
      <ul className="text-sm">
        {item.lines?.map(({ line, quantity }) => (
          <li key={line.id}>
            {quantity} × {line.titleSnapshot}
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">
        “{item.reason}” · {text.refund(formatMoney(item.refundable))}
      </p>
      {item.note && <p className="text-sm">{text.note(item.note)}</p>}
      {item.status === 'APPROVED' && <MarkSent id={item.id} guestToken={guestToken} />}
      {item.status === 'IN_TRANSIT' && item.trackingNumber && (
        <p className="text-sm text-muted">{[item.carrier, item.trackingNumber].filter(Boolean).join(' · ')}</p>
      )}
      {(item.status === 'REQUESTED' || item.status === 'APPROVED') && (
        <Button
          variant="quiet"
          size="small"
          busy={withdrawn.isLoading}
          onClick={() => void withdraw({ id: item.id, guestToken })}
        >
          {text.withdraw}
        </Button>
      )}
      {refusal && <Notice tone="error">{refusal}</Notice>}
    </section>
  );
}

function MarkSent({ id, guestToken }: { id: string; guestToken: string | null }) {
  const { returns: text } = useText(orderText);
  const [markSent, { data, error, isLoading }] = useReturnMarkSentMutation();
  const [carrier, setCarrier] = useState('');
  const [tracking, setTracking] = useState('');
  const refusal = data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void markSent({
      id,
      guestToken,
      ...(carrier.trim() ? { carrier: carrier.trim() } : {}),
      ...(tracking.trim() ? { trackingNumber: tracking.trim() } : {}),
    });
  };
  return (
    <form onSubmit={submit} className="grid gap-3 sm:grid-cols-2">
      <TextField
        label={text.carrier}
        maxLength={60}
        value={carrier}
        onChange={({ target }) => setCarrier(target.value)}
      />
      <TextField
        label={text.tracking}
        maxLength={60}
        value={tracking}
        onChange={({ target }) => setTracking(target.value)}
      />
      <Button type="submit" size="small" busy={isLoading} className="sm:w-fit">
        {text.markSent}
      </Button>
      {refusal && (
        <Notice tone="error" className="col-span-full">
          {refusal}
        </Notice>
      )}
    </form>
  );
}
