import { useState } from 'react';
import { useSellerDeliveryMethodsQuery } from '@/office/delivery/deliveryApi';
import { DeliveryMethodDialog } from '@/office/delivery/DeliveryMethodDialog';
import { DeliveryMethods } from '@/office/delivery/DeliveryMethods';
import { OfficeButton } from '@/office/ui/Button';
import { PlusIcon } from '@/office/ui/icons';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { useSeller } from '../session/seller';

/** How the seller delivers. */
export function DeliveryPage() {
  const { id: sellerId } = useSeller();
  const { data, isLoading, error, refetch } = useSellerDeliveryMethodsQuery({ sellerId });
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
        With methods of your own, the shop’s no longer hold for you.
      </PageHeader>
      <ListView
        rows={data}
        isLoading={isLoading}
        error={error}
        retry={() => void refetch()}
        empty={<NothingHere title="No delivery methods" />}
      >
        {(methods) => <DeliveryMethods methods={methods} sellerId={sellerId} />}
      </ListView>
      {isNew && <DeliveryMethodDialog method={null} sellerId={sellerId} onClose={() => setNew(false)} />}
    </>
  );
}
