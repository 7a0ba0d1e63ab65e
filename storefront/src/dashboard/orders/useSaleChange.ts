import { useState } from 'react';
import { onNewestVersion, type Answer } from './newestVersion';
import { useLazySaleQuery, type Sale } from './ordersApi';

/** Sends changes of an order that carriers may move on at any moment; `isSending` spans the second attempt too. */
export function useSaleChange(sale: Sale) {
  const [read] = useLazySaleQuery();
  const [isSending, setSending] = useState(false);
  const send = async <T extends Answer>(change: (version: number) => Promise<T>): Promise<T> => {
    setSending(true);
    try {
      return await onNewestVersion(sale, change, async () => (await read({ id: sale.id })).data);
    } finally {
      setSending(false);
    }
  };
  return { send, isSending };
}
