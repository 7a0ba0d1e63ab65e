import { EmptyState } from '@/ui/EmptyState';

/** Everything below /admin: the desk of those who run the shop, in its own layout. */
export function DeskRoutes() {
  return <EmptyState title="Admin's desk" />;
}
