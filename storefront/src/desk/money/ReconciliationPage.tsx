import { useState } from 'react';
import { count } from '@/lib/words';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Input } from '@/office/ui/Fields';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { Notice } from '@/ui/Notice';
import { useDeskReconciliationMakeMutation, useDeskReconciliationQuery } from './moneyApi';
import { ReconciledDayPanel } from './ReconciledDayPanel';

const dayLength = 24 * 60 * 60 * 1000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** The payment providers' books beside the shop's. Days are UTC's. */
export function ReconciliationPage() {
  const [today] = useState(() => Date.now());
  const [since, setSince] = useState(() => dayOf(today - 31 * dayLength));
  const [again, setAgain] = useState(() => dayOf(today - dayLength));
  const query = useDeskReconciliationQuery(
    { from: `${since}T00:00:00Z`, to: new Date(today).toISOString() },
    { skip: since === '' || since >= dayOf(today) },
  );
  const [make, making] = useDeskReconciliationMakeMutation();
  const report = query.data;
  const compare = async () => {
    const answer = await make({ day: `${again}T00:00:00Z` });
    if (answer.data && answer.data.userErrors.length === 0) {
      announce(`${again} was compared`);
    }
  };
  return (
    <>
      <PageHeader title="Reconciliation">
        Each day, the payment providers’ own books are compared with the ledger, line by line.
      </PageHeader>
      <Panel className="mb-5">
        <div className="flex flex-wrap items-end gap-3">
          <Input
            label="Since"
            type="date"
            className="sm:w-40"
            min={dayOf(today - 91 * dayLength)}
            max={dayOf(today - dayLength)}
            value={since}
            onChange={({ target }) => setSince(target.value)}
          />
          <Input
            label="Compare this day again"
            type="date"
            className="sm:ml-auto sm:w-44"
            max={dayOf(today - dayLength)}
            value={again}
            onChange={({ target }) => setAgain(target.value)}
          />
          <OfficeButton busy={making.isLoading} disabled={again === ''} onClick={() => void compare()}>
            Compare
          </OfficeButton>
        </div>
        <Refusal state={making} className="mt-3" />
      </Panel>
      {report && report.days.length > 0 && (
        <Notice tone={report.unexplained === 0 ? 'success' : 'error'} className="mb-5">
          {report.unexplained === 0
            ? `Everything matches: ${count(report.matched, 'movement')}.`
            : `${count(report.unexplained, 'difference')} that nothing explains. Somebody has to look.`}
        </Notice>
      )}
      <ListView
        rows={report?.days}
        isLoading={query.isLoading}
        error={query.error}
        retry={() => void query.refetch()}
        empty={
          <NothingHere title="No day was compared yet">A day is compared some hours after it has ended.</NothingHere>
        }
      >
        {(days) => (
          <div className="space-y-4">
            {days.map((day) => (
              <ReconciledDayPanel key={day.id} day={day} />
            ))}
          </div>
        )}
      </ListView>
    </>
  );
}
