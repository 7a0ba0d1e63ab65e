import { useState } from 'react';
import { useShopDeliveryMethodsQuery } from '@/office/delivery/deliveryApi';
import { DeliveryMethodDialog } from '@/office/delivery/DeliveryMethodDialog';
import { DeliveryMethods } from '@/office/delivery/DeliveryMethods';
import { OfficeButton } from '@/office/ui/Button';
import { PlusIcon } from '@/office/ui/icons';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';

/** How sellers deliver that have no methods of their own. */
export function DeliveryPage() {
  const { data, isLoading, error, refetch } = useShopDeliveryMethodsQuery({});
  const [isNew, setNew] = useState(false);
  return (
    <>
      <PageHeader
        title="Delivery"
        actions={
          <OfficeButton look="primary" onClick={() => setNew(true)}>
            <PlusIcon /> New method
          </OfficeButton>
        }
      >
        How sellers deliver that have no methods of their own.
      </PageHeader>
      <ListView
        rows={data}
        isLoading={isLoading}
        error={error}
        retry={() => void refetch()}
        empty={<NothingHere title="No delivery methods" />}
      >
        {(methods) => <DeliveryMethods methods={methods} sellerId={null} />}
      </ListView>
      {isNew && <DeliveryMethodDialog method={null} sellerId={null} onClose={() => setNew(false)} />}
    </>
  );
}
