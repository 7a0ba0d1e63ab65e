import { useState } from 'react';
import { formatMoney } from '@/lib/money';
import { announce } from '../ui/announcements';
import { Badge } from '../ui/Badge';
import { OfficeButton } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { DataTable, type Column } from '../ui/DataTable';
import { PromotionDialog } from './PromotionDialog';
import { usePromotionEndMutation, type Promotion } from './promotionsApi';
import { benefitWords, periodWords, phaseOf, phases } from './promotionWords';

interface PromotionTableProps {
  promotions: readonly Promotion[];
  /** Whose they are, when they are of several. */
  showsOwner?: boolean;
  /** Whether they may be changed here. */
  canChange: (promotion: Promotion) => boolean;
}

export function PromotionTable({ promotions, showsOwner, canChange }: PromotionTableProps) {
  const [edited, setEdited] = useState<Promotion | null>(null);
  const [ending, setEnding] = useState<Promotion | null>(null);
  return (
    <>
      <DataTable
        caption="Promotions"
        rows={promotions}
        columns={[...columns, ...(showsOwner ? [ownerColumn] : []), actionColumn(canChange, setEdited, setEnding)]}
        rowKey={({ id }) => id}
      />
      {edited && (
        <PromotionDialog promotion={edited} sellerId={edited.seller?.id ?? null} onClose={() => setEdited(null)} />
      )}
      {ending && <EndDialog promotion={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function EndDialog({ promotion, onClose }: { promotion: Promotion; onClose: () => void }) {
  const [end, state] = usePromotionEndMutation();
  const confirm = async () => {
    const answer = await end({ id: promotion.id, version: promotion.version ?? 0 });
    if (answer.data?.promotion) {
      announce(`${promotion.name} has ended`);
      onClose();
    }
  };
  return (
    <ConfirmDialog
      title={`End ${promotion.name}?`}
      confirm="End it now"
      state={state}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      Carts lose it at once. Orders that were placed with it keep it.
    </ConfirmDialog>
  );
}

const columns: Column<Promotion>[] = [
  {
    header: 'Promotion',
    main: true,
    cell: ({ name, code }) => (
      <>
        <span className="font-medium">{name}</span>
        <span className="block text-xs text-muted">{code ? `Coupon ${code}` : 'By itself'}</span>
      </>
    ),
  },
  {
    header: 'State',
    cell: (promotion) => {
      const { label, tone } = phases[phaseOf(promotion, new Date())];
      return <Badge tone={tone}>{label}</Badge>;
    },
  },
  { header: 'Gives', cell: benefitWords },
  { header: 'When', cell: (promotion) => <span className="text-muted">{periodWords(promotion)}</span> },
  {
    header: 'Used',
    align: 'right',
    cell: ({ used, usageLimit }) => (used === null ? null : usageLimit ? `${used} of ${usageLimit}` : used),
  },
  {
    header: 'Took off',
    align: 'right',
    cell: ({ discounted }) => (discounted ?? []).map((amount) => formatMoney(amount)).join(', ') || null,
  },
];

const ownerColumn: Column<Promotion> = { header: 'Whose', cell: ({ seller }) => seller?.name ?? 'The shop' };

const actionColumn = (
  canChange: (promotion: Promotion) => boolean,
  edit: (promotion: Promotion) => void,
  end: (promotion: Promotion) => void,
): Column<Promotion> => ({
  header: 'Change',
  align: 'right',
  cell: (promotion) =>
    canChange(promotion) && phaseOf(promotion, new Date()) !== 'ended' ? (
      <span className="inline-flex gap-1">
        <OfficeButton look="quiet" aria-label={`Edit ${promotion.name}`} onClick={() => edit(promotion)}>
          Edit
        </OfficeButton>
        <OfficeButton look="quiet" aria-label={`End ${promotion.name}`} onClick={() => end(promotion)}>
          End…
        </OfficeButton>
      </span>
    ) : null,
});
