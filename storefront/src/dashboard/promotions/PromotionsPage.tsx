import { useState } from 'react';
import { PromotionDialog } from '@/office/promotions/PromotionDialog';
import { useSellerPromotionsInfiniteQuery } from '@/office/promotions/promotionsApi';
import { PromotionTable } from '@/office/promotions/PromotionTable';
import { OfficeButton } from '@/office/ui/Button';
import { PlusIcon } from '@/office/ui/icons';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useSeller } from '../session/seller';

const always = () => true;

/** The offers that the seller pays for. */
export function PromotionsPage() {
  const { id: sellerId } = useSeller();
  const [isNew, setNew] = useState(false);
  const list = useSellerPromotionsInfiniteQuery({ sellerId, first: 25 });
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
        Discounts on your own items, which you pay for.
      </PageHeader>
      <Panel flush>
        <PagedList
          list={list}
          empty={
            <NothingHere title="No promotions yet">
              Percent or an amount off, three for two, free delivery: with a coupon, or by itself.
            </NothingHere>
          }
        >
          {(promotions) => <PromotionTable promotions={promotions} canChange={always} />}
        </PagedList>
      </Panel>
      {isNew && <PromotionDialog promotion={null} sellerId={sellerId} onClose={() => setNew(false)} />}
    </>
  );
}
