import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useAppDispatch } from '@/app/hooks';
import { sessionGate } from '@/features/session/sessionGate';
import { SaleReceivedDocument, type SaleReceivedSubscription } from '@/graphql/generated';
import { subscribe } from '@/graphql/subscribe';
import { readStored, writeStored } from '@/lib/storage';
import { officeApi } from '@/office/graphql/officeApi';
import { backOff, followStream, type StreamStatus } from '@/office/live/followStream';
import { announce } from '@/office/ui/announcements';
import { chime } from './chime';

interface Arrivals {
  status: StreamStatus;
  /** The parts that came while the dashboard was open. */
  fresh: ReadonlySet<string>;
  isSoundOn: boolean;
  setSound(on: boolean): void;
}

const ArrivalsContext = createContext<Arrivals>({
  status: 'connecting',
  fresh: new Set(),
  isSoundOn: false,
  setSound: () => {},
});

export const useArrivals = () => useContext(ArrivalsContext);

const soundSlot = 'dashboard.sound';

/** Follows a seller's new orders for as long as the dashboard is open, whichever page of it shows. */
export function ArrivalsProvider({ sellerId, children }: { sellerId: string; children: ReactNode }) {
  const dispatch = useAppDispatch();
  const [status, setStatus] = useState<StreamStatus>('connecting');
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [isSoundOn, setSoundOn] = useState(() => readStored<boolean>(soundSlot) ?? false);

  useEffect(() => {
    const leaving = new AbortController();
    void followStream<SaleReceivedSubscription>(
      {
        open: (after, signal) =>
          subscribe(
            SaleReceivedDocument,
            { sellerId, after },
            { accessToken: () => sessionGate.accessToken(), signal },
          ),
        onUpdate({ sellerOrderReceived: receipt }) {
          const sale = receipt?.sellerOrder;
          if (sale) {
            setFresh((before) => new Set(before).add(sale.id));
            dispatch(officeApi.util.invalidateTags(['SellerOrders', 'Inventory']));
            announce(`New order ${sale.number}`);
            if (readStored<boolean>(soundSlot)) {
              chime();
            }
          }
          return { cursor: receipt?.cursor ?? null };
        },
        onStatus: setStatus,
        pause: backOff,
      },
      leaving.signal,
    );
    return () => leaving.abort();
  }, [sellerId, dispatch]);

  const setSound = (on: boolean) => {
    writeStored(soundSlot, on);
    setSoundOn(on);
    if (on) {
      // Browsers let a page make sounds only after a press: this is one, and lets people hear what they chose.
      chime();
    }
  };
  return <ArrivalsContext value={{ status, fresh, isSoundOn, setSound }}>{children}</ArrivalsContext>;
}
