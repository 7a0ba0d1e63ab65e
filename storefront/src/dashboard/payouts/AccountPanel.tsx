import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { sentenceCase } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Input } from '@/office/ui/Fields';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { Notice } from '@/ui/Notice';
import { useSimulatedPayoutAccountSetMutation, type PayoutOverview } from './payoutsApi';

interface AccountPanelProps {
  sellerId: string;
  account: PayoutOverview['payoutAccount'];
}

/** Where the money goes. The shop keeps the last digits only. */
export function AccountPanel({ sellerId, account }: AccountPanelProps) {
  const [set, state] = useSimulatedPayoutAccountSetMutation();
  const [iban, setIban] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await set({ sellerId, iban });
    if (answer.data?.account) {
      announce(`Payouts go to ${answer.data.account.label} from now on`);
      setIban('');
    }
  };
  return (
    <Panel title="Account">
      <p className="text-sm" data-testid="payout-account">
        {account ? account.label : 'No account yet: name one, and your earnings can be paid.'}
      </p>
      {account?.status === 'BLOCKED' && (
        <Notice tone="warning" className="mt-3">
          The last payout to it failed ({sentenceCase(account.problem ?? 'UNKNOWN').toLowerCase()}). Nothing more is
          sent until you name another.
        </Notice>
      )}
      <form onSubmit={(event) => void submit(event)} className="mt-4 space-y-3">
        <Input
          label={account ? 'Another IBAN' : 'IBAN'}
          required
          autoComplete="off"
          value={iban}
          error={errorsByInput(state.data?.userErrors).iban}
          onChange={({ target }) => setIban(target.value)}
        />
        <Refusal state={state} shownBeside={['iban']} />
        <OfficeButton type="submit" busy={state.isLoading}>
          Use this account
        </OfficeButton>
      </form>
    </Panel>
  );
}
