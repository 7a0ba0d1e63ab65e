import { useParams } from 'react-router';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useDeskSellerQuery } from '../sellers/sellersApi';
import { LedgerTable } from './LedgerTable';
import { useDeskSellerMoneyInfiniteQuery } from './moneyApi';

/** Every movement on a seller's accounts. */
export function SellerLedgerPage() {
  const { id = '' } = useParams();
  const { data: seller } = useDeskSellerQuery({ id });
  const list = useDeskSellerMoneyInfiniteQuery({ id, first: 50 });
  return (
    <>
      <PageHeader
        title={`Ledger of ${seller?.name ?? 'a seller'}`}
        back={{ to: `/admin/sellers/${id}`, label: seller?.name ?? 'Seller' }}
      />
      <Panel flush>
        <PagedList list={list} empty={<NothingHere title="Nothing was booked yet" />}>
          {(entries) => <LedgerTable entries={entries} />}
        </PagedList>
      </Panel>
    </>
  );
}
