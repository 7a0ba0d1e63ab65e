import { useEffect, useRef, useState } from 'react';
import type { CartFragment, CartLineFragment } from '@/graphql/generated';
import { failureMessage } from '@/graphql/failure';
import { useCartLinesSetMutation, type CartOwner } from './cartApi';

/**
 * The quantity of a line as the shopper wants it: shown at once, sent one at a time. Presses while an answer is on its
 * way are told together afterwards, and a cart that somebody else changed meanwhile is asked again.
 */
export function useLineQuantity(line: CartLineFragment, cart: CartFragment, owner: CartOwner) {
  const [setLine] = useCartLinesSetMutation();
  const [wanted, setWanted] = useState<number | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isSending = useRef(false);
  const variantId = line.variant?.id;

  useEffect(() => {
    if (wanted === null || wanted === line.quantity || isSending.current || !variantId) {
      return;
    }
    isSending.current = true;
    void setLine({ ...owner, cart, variantId, quantity: wanted }).then(({ data, error }) => {
      isSending.current = false;
      const refused = data?.userErrors[0];
      if (refused?.code === 'VERSION_CONFLICT') {
        return; // The cart is being read again, and then this effect runs again.
      }
      if (error || refused) {
        setRefusal(refused?.message ?? failureMessage(error));
        setWanted(null);
      } else {
        setWanted((latest) => (latest === wanted ? null : latest));
      }
    });
  }, [wanted, line.quantity, cart, owner, variantId, setLine]);

  return {
    quantity: wanted ?? line.quantity,
    isPending: wanted !== null && wanted !== line.quantity,
    refusal,
    setQuantity: (quantity: number) => {
      setRefusal(null);
      setWanted(quantity === line.quantity && !isSending.current ? null : quantity);
    },
  };
}
