import { useState } from 'react';
import { rowsOf } from '@/office/graphql/endpoints';
import { PromotionDialog } from '@/office/promotions/PromotionDialog';
import { useAllPromotionsInfiniteQuery, type Promotion } from '@/office/promotions/promotionsApi';
import { PromotionTable } from '@/office/promotions/PromotionTable';
import { OfficeButton } from '@/office/ui/Button';
import { PlusIcon } from '@/office/ui/icons';
import { ListView, NothingHere, Pager } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';

const isShops = ({ seller }: Promotion) => seller === null;

/** The offers of the shop, and those of its sellers. */
export function PromotionsPage() {
  const [whose, setWhose] = useAddressState<'shop' | 'all'>('whose', 'shop');
  const [isNew, setNew] = useState(false);
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useAllPromotionsInfiniteQuery({ where: { isFundedByShop: whose === 'shop' }, first: 25 });
  const { rows, total } = rowsOf<Promotion>(data);
  return (
    <>
      <PageHeader
        title="Promotions"
        actions={
          <OfficeButton look="primary" onClick={() => setNew(true)}>
            <PlusIcon /> New promotion
          </OfficeButton>
        }
      >
        What the shop gives, it pays for: sellers get the difference.
      </PageHeader>
      <Panel flush>
        <div className="px-5 py-4">
          <Tabs
            label="Whose promotions"
            value={whose}
            onChange={setWhose}
            options={[
              { value: 'shop', label: 'The shop’s' },
              { value: 'all', label: 'All' },
            ]}
          />
        </div>
        <ListView
          rows={rows}
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          empty={<NothingHere title="No promotions yet" />}
        >
          {(promotions) => <PromotionTable promotions={promotions} showsOwner canChange={isShops} />}
        </ListView>
        <Pager
          shown={rows?.length ?? 0}
          total={total}
          hasMore={hasNextPage}
          busy={isFetchingNextPage}
          onMore={() => void fetchNextPage()}
        />
      </Panel>
      {isNew && <PromotionDialog promotion={null} sellerId={null} onClose={() => setNew(false)} />}
    </>
  );
}
