import { useState } from 'react';
import { rowsOf } from '@/office/graphql/endpoints';
import { PromotionDialog } from '@/office/promotions/PromotionDialog';
import { useSellerPromotionsInfiniteQuery, type Promotion } from '@/office/promotions/promotionsApi';
import { PromotionTable } from '@/office/promotions/PromotionTable';
import { OfficeButton } from '@/office/ui/Button';
import { PlusIcon } from '@/office/ui/icons';
import { ListView, NothingHere, Pager } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useSeller } from '../session/seller';

const always = () => true;

/** The offers that the seller pays for. */
export function PromotionsPage() {
  const { id: sellerId } = useSeller();
  const [isNew, setNew] = useState(false);
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useSellerPromotionsInfiniteQuery({ sellerId, first: 25 });
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
        Discounts on your own items, which you pay for.
      </PageHeader>
      <Panel flush>
        <ListView
          rows={rows}
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          empty={
            <NothingHere title="No promotions yet">
              Percent or an amount off, three for two, free delivery: with a coupon, or by itself.
            </NothingHere>
          }
        >
          {(promotions) => <PromotionTable promotions={promotions} canChange={always} />}
        </ListView>
        <Pager
          shown={rows?.length ?? 0}
          total={total}
          hasMore={hasNextPage}
          busy={isFetchingNextPage}
          onMore={() => void fetchNextPage()}
        />
      </Panel>
      {isNew && <PromotionDialog promotion={null} sellerId={sellerId} onClose={() => setNew(false)} />}
    </>
  );
}
