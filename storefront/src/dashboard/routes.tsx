import { EmptyState } from '@/ui/EmptyState';

/** Everything below /dashboard: the seller's part of the shop, in its own layout. */
export function DashboardRoutes() {
  return <EmptyState title="Seller dashboard" />;
}
