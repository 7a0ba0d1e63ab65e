import { useRoutes, type RouteObject } from 'react-router';
import { lazyPage } from '@/app/lazyPage';
import { NotFoundPage } from '@/app/NotFoundPage';
import { DashboardLayout } from './DashboardLayout';

const OrdersPage = lazyPage(async () => (await import('./orders/OrdersPage')).OrdersPage);
const OrderPage = lazyPage(async () => (await import('./orders/OrderPage')).OrderPage);
const PickListPage = lazyPage(async () => (await import('./orders/PickListPage')).PickListPage);

const routes: RouteObject[] = [
  { path: 'orders', element: <OrdersPage /> },
  { path: 'orders/pick-list', element: <PickListPage /> },
  { path: 'orders/:id', element: <OrderPage /> },
  { path: '*', element: <NotFoundPage /> },
];

/** Everything below /dashboard: the seller's part of the shop, in its own layout. */
export function DashboardRoutes() {
  return <DashboardLayout>{useRoutes(routes)}</DashboardLayout>;
}
