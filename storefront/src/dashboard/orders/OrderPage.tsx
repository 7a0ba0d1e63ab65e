import { useState } from 'react';
import { useParams } from 'react-router';
import { formatMoment } from '@/lib/dates';
import { countryName } from '@/lib/words';
import { SaleBadge } from '@/office/sale/saleStates';
import { announce } from '@/office/ui/announcements';
import { DownloadLink, OfficeButton } from '@/office/ui/Button';
import { DetailPage } from '@/office/ui/DetailPage';
import { PrintIcon } from '@/office/ui/icons';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { CancelDialog } from './CancelDialog';
import { GoodwillDialog } from './GoodwillDialog';
import { useSaleAcceptMutation, useSaleQuery, type Sale } from './ordersApi';
import { openUnitsOf } from './quantities';
import { Parcels } from './Parcels';
import { SaleLines } from './SaleLines';
import { SaleDocuments, SaleMoney, SaleReturns } from './SaleSide';
import { ShipDialog } from './ShipDialog';

const back = { to: '/dashboard/orders', label: 'Orders' };

/** One order of the seller, from its acceptance to its last parcel. */
export function OrderPage() {
  const { id = '' } = useParams();
  return (
    <DetailPage query={useSaleQuery({ id })} missing="There is no such order of yours" back={back.to}>
      {(sale) => <SaleView sale={sale} />}
    </DetailPage>
  );
}

function SaleView({ sale }: { sale: Sale }) {
  const [dialog, setDialog] = useState<'ship' | 'cancel' | 'goodwill' | null>(null);
  const [accept, acceptance] = useSaleAcceptMutation();
  const open = openUnitsOf(sale.lines);
  const isWork = sale.status === 'NEW' || sale.status === 'ACCEPTED' || sale.status === 'PARTIALLY_SHIPPED';
  const close = () => setDialog(null);
  const press = async () => {
    const answer = await accept({ id: sale.id, version: sale.version });
    if (answer.data?.sellerOrder) {
      announce(`${sale.number} accepted`);
    }
  };
  return (
    <>
      <PageHeader
        title={sale.number}
        back={back}
        aside={<SaleBadge status={sale.status} />}
        actions={
          <>
            {sale.packingSlipUrl && (
              <DownloadLink href={sale.packingSlipUrl}>
                <PrintIcon /> Packing slip
              </DownloadLink>
            )}
            {isWork && open > 0 && (
              <OfficeButton look="danger" onClick={() => setDialog('cancel')}>
                Cancel…
              </OfficeButton>
            )}
            {sale.status === 'NEW' && (
              <OfficeButton look="primary" busy={acceptance.isLoading} onClick={() => void press()}>
                Accept
              </OfficeButton>
            )}
            {isWork && sale.status !== 'NEW' && open > 0 && (
              <OfficeButton look="primary" onClick={() => setDialog('ship')}>
                Ship…
              </OfficeButton>
            )}
          </>
        }
      >
        Placed {formatMoment(sale.placedAt)} · {sale.delivery.label}
        {sale.delivery.note && ` · ${sale.delivery.note}`}
      </PageHeader>
      <Refusal state={acceptance} className="mb-4" />
      <div className="grid gap-5 lg:grid-cols-[1fr_19rem]">
        <div className="min-w-0 space-y-5">
          <SaleLines sale={sale} />
          <Parcels sale={sale} />
        </div>
        <div className="space-y-5">
          <Panel title="Ship to">
            <address className="text-sm leading-relaxed not-italic">
              {[
                sale.shipTo.name,
                sale.shipTo.line1,
                sale.shipTo.line2,
                `${sale.shipTo.postalCode} ${sale.shipTo.city}`,
                sale.shipTo.region,
                countryName(sale.shipTo.countryCode),
                sale.shipTo.phone,
              ]
                .filter(Boolean)
                .map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
            </address>
          </Panel>
          <SaleMoney sale={sale} onGoodwill={() => setDialog('goodwill')} />
          <SaleDocuments sale={sale} />
          <SaleReturns sale={sale} />
        </div>
      </div>
      {dialog === 'ship' && <ShipDialog sale={sale} onClose={close} />}
      {dialog === 'cancel' && <CancelDialog sale={sale} onClose={close} />}
      {dialog === 'goodwill' && <GoodwillDialog sale={sale} onClose={close} />}
    </>
  );
}
