import { Link } from 'react-router';
import type { ReconciliationDifferenceKind } from '@/graphql/generated';
import { formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { count, sentenceCase } from '@/lib/words';
import { Badge } from '@/office/ui/Badge';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Facts } from '@/office/ui/Facts';
import { Panel } from '@/office/ui/Panel';
import type { ReconciledDay } from './moneyApi';

type Difference = ReconciledDay['differences'][number];

const explanations: Record<ReconciliationDifferenceKind, string> = {
  MISSING_IN_LEDGER: 'The provider has it, the ledger does not',
  MISSING_AT_PROVIDER: 'The ledger has it, the provider does not',
  OTHER_AMOUNT: 'Another amount',
  OTHER_FEE: 'Another fee',
  IN_TRANSIT: 'On its way at midnight: in the other book on a day nearby',
  GIVEN_UP_CHARGE: 'Taken over a charge that was given up; it goes back',
};

/** One day of one provider. */
export function ReconciledDayPanel({ day }: { day: ReconciledDay }) {
  return (
    <Panel
      title={`${day.day.slice(0, 10)}, ${sentenceCase(day.provider)}`}
      note={`${count(day.matched, 'movement')} in both books · compared ${formatMoment(day.madeAt)}`}
      actions={
        <Badge tone={day.isBalanced ? 'good' : 'bad'}>
          {day.isBalanced ? 'Matches' : count(day.unexplained, 'difference')}
        </Badge>
      }
    >
      {day.totals.map(({ atProvider, inLedger, fees }) => (
        <Facts
          key={atProvider.currency}
          className="mb-3 max-w-sm"
          facts={[
            { label: `At the provider, ${atProvider.currency}`, value: formatMoney(atProvider) },
            { label: 'In the ledger', value: formatMoney(inLedger) },
            { label: 'Kept by the provider', value: formatMoney(fees) },
          ]}
        />
      ))}
      {day.differences.length > 0 && (
        <DataTable
          caption={`Differences of ${day.day.slice(0, 10)}`}
          rows={day.differences}
          columns={columns}
          rowKey={({ kind, movement, providerReference, at }) => kind + movement + providerReference + at}
        />
      )}
      {day.differenceCount > day.differences.length && (
        <p className="mt-2 text-sm text-muted">And {day.differenceCount - day.differences.length} more.</p>
      )}
    </Panel>
  );
}

const columns: Column<Difference>[] = [
  {
    header: 'Difference',
    main: true,
    cell: ({ kind, isExplained }) => (
      <span className={isExplained ? 'text-muted' : 'font-medium'}>{explanations[kind]}</span>
    ),
  },
  {
    header: 'What',
    cell: ({ movement, providerReference, payment }) => (
      <>
        {sentenceCase(movement)}{' '}
        {payment ? (
          <Link to={`/admin/payments/${payment.id}`} className="break-all underline underline-offset-2">
            {providerReference}
          </Link>
        ) : (
          <span className="break-all">{providerReference}</span>
        )}
      </>
    ),
  },
  { header: 'When', cell: ({ at }) => formatMoment(at) },
  {
    header: 'At the provider',
    align: 'right',
    className: 'whitespace-nowrap',
    cell: ({ atProvider }) => (atProvider ? formatMoney(atProvider) : '—'),
  },
  {
    header: 'In the ledger',
    align: 'right',
    className: 'whitespace-nowrap',
    cell: ({ inLedger }) => (inLedger ? formatMoney(inLedger) : '—'),
  },
];
