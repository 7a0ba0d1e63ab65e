import { useState } from 'react';
import { Figure, Figures } from '@/office/ui/Figure';
import { PageHeader } from '@/office/ui/PageHeader';
import { healthPolling, useHealthQuery } from '../health/healthApi';
import { useQueueCountsQuery } from '../moderation/moderationApi';
import { useDeskOrderCountsQuery } from '../orders/ordersApi';

/** What waits for the shop's people. */
export function OverviewPage() {
  const [since] = useState(() => new Date(new Date().setHours(0, 0, 0, 0)).toISOString());
  const { data: queues } = useQueueCountsQuery({});
  const { data: orders } = useDeskOrderCountsQuery({ since });
  const { data: health } = useHealthQuery(undefined, healthPolling);
  const down = health ? Object.entries(health.subgraphs).filter(([, state]) => state !== 'Healthy') : [];
  return (
    <>
      <PageHeader title="The shop today" />
      <div className="space-y-3">
        <Figures>
          <Figure label="Sellers to decide" value={show(queues?.sellers)} to="/admin/sellers" />
          <Figure label="Products to approve" value={show(queues?.productReviewQueue)} to="/admin/products" />
          <Figure label="Reviews to look at" value={show(queues?.reviewQueue)} to="/admin/reviews" />
          <Figure label="Questions to look at" value={show(queues?.questionQueue)} to="/admin/questions" />
        </Figures>
        <Figures>
          <Figure label="Orders today" value={show(orders?.today)} to="/admin/orders" />
          <Figure label="Waiting for payment" value={show(orders?.unpaid)} to="/admin/orders?status=PENDING_PAYMENT" />
          <Figure
            label="Parts to ship"
            value={show(orders?.toShip)}
            note="Of all sellers"
            to="/admin/orders?status=CONFIRMED"
          />
          <Figure
            label="Services up"
            value={
              health
                ? `${Object.keys(health.subgraphs).length - down.length} of ${Object.keys(health.subgraphs).length}`
                : '…'
            }
            note={down.map(([name]) => name).join(', ')}
            to="/admin/health"
          />
        </Figures>
      </div>
    </>
  );
}

/** A number; a dash where nobody may tell, dots while it is on its way. */
const show = (part: { totalCount: number } | null | undefined) => (part === null ? '—' : (part?.totalCount ?? '…'));
