import { useState } from 'react';
import { PromotionDialog } from '@/office/promotions/PromotionDialog';
import { useAllPromotionsInfiniteQuery, type Promotion } from '@/office/promotions/promotionsApi';
import { PromotionTable } from '@/office/promotions/PromotionTable';
import { OfficeButton } from '@/office/ui/Button';
import { PlusIcon } from '@/office/ui/icons';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';

const isShops = ({ seller }: Promotion) => seller === null;

/** The offers of the shop, and those of its sellers. */
export function PromotionsPage() {
  const [whose, setWhose] = useAddressState<'shop' | 'all'>('whose', 'shop');
  const [isNew, setNew] = useState(false);
  const list = useAllPromotionsInfiniteQuery({ where: { isFundedByShop: whose === 'shop' }, first: 25 });
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
        <PagedList list={list} empty={<NothingHere title="No promotions yet" />}>
          {(promotions) => <PromotionTable promotions={promotions} showsOwner canChange={isShops} />}
        </PagedList>
      </Panel>
      {isNew && <PromotionDialog promotion={null} sellerId={null} onClose={() => setNew(false)} />}
    </>
  );
}
