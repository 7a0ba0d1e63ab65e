import { createContext, useContext } from 'react';
import type { Membership } from './membershipApi';

export const SellerContext = createContext<Membership | null>(null);

/** The seller that the pages of the dashboard are about. */
export function useSeller(): Membership {
  const seller = useContext(SellerContext);
  if (!seller) {
    throw new Error('Pages of the dashboard stand below its layout.');
  }
  return seller;
}
