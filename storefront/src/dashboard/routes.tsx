import { useRoutes, type RouteObject } from 'react-router';
import { lazyPage } from '@/app/lazyPage';
import { NotFoundPage } from '@/app/NotFoundPage';
import { DashboardLayout } from './DashboardLayout';

const OverviewPage = lazyPage(async () => (await import('./overview/OverviewPage')).OverviewPage);
const OrdersPage = lazyPage(async () => (await import('./orders/OrdersPage')).OrdersPage);
const OrderPage = lazyPage(async () => (await import('./orders/OrderPage')).OrderPage);
const PickListPage = lazyPage(async () => (await import('./orders/PickListPage')).PickListPage);
const ReturnsPage = lazyPage(async () => (await import('./returns/ReturnsPage')).ReturnsPage);
const ReturnPage = lazyPage(async () => (await import('./returns/ReturnPage')).ReturnPage);
const ProductsPage = lazyPage(async () => (await import('./products/ProductsPage')).ProductsPage);
const NewProductPage = lazyPage(async () => (await import('./products/NewProductPage')).NewProductPage);
const BulkEditPage = lazyPage(async () => (await import('./products/BulkEditPage')).BulkEditPage);
const ProductPage = lazyPage(async () => (await import('./products/ProductPage')).ProductPage);
const ImportsPage = lazyPage(async () => (await import('./imports/ImportsPage')).ImportsPage);
const InventoryPage = lazyPage(async () => (await import('./inventory/InventoryPage')).InventoryPage);
const PromotionsPage = lazyPage(async () => (await import('./promotions/PromotionsPage')).PromotionsPage);
const ReviewsPage = lazyPage(async () => (await import('./reviews/ReviewsPage')).ReviewsPage);
const QuestionsPage = lazyPage(async () => (await import('./questions/QuestionsPage')).QuestionsPage);
const AnalyticsPage = lazyPage(async () => (await import('./analytics/AnalyticsPage')).AnalyticsPage);
const PayoutsPage = lazyPage(async () => (await import('./payouts/PayoutsPage')).PayoutsPage);
const PayoutPage = lazyPage(async () => (await import('./payouts/PayoutPage')).PayoutPage);
const DeliveryPage = lazyPage(async () => (await import('./delivery/DeliveryPage')).DeliveryPage);
const ProfilePage = lazyPage(async () => (await import('./profile/ProfilePage')).ProfilePage);

const routes: RouteObject[] = [
  { index: true, element: <OverviewPage /> },
  { path: 'orders', element: <OrdersPage /> },
  { path: 'orders/pick-list', element: <PickListPage /> },
  { path: 'orders/:id', element: <OrderPage /> },
  { path: 'returns', element: <ReturnsPage /> },
  { path: 'returns/:id', element: <ReturnPage /> },
  { path: 'products', element: <ProductsPage /> },
  { path: 'products/new', element: <NewProductPage /> },
  { path: 'products/bulk', element: <BulkEditPage /> },
  { path: 'products/:id', element: <ProductPage /> },
  { path: 'imports', element: <ImportsPage /> },
  { path: 'inventory', element: <InventoryPage /> },
  { path: 'promotions', element: <PromotionsPage /> },
  { path: 'reviews', element: <ReviewsPage /> },
  { path: 'questions', element: <QuestionsPage /> },
  { path: 'analytics', element: <AnalyticsPage /> },
  { path: 'payouts', element: <PayoutsPage /> },
  { path: 'payouts/:id', element: <PayoutPage /> },
  { path: 'delivery', element: <DeliveryPage /> },
  { path: 'profile', element: <ProfilePage /> },
  { path: '*', element: <NotFoundPage /> },
];

/** Everything below /dashboard: the seller's part of the shop, in its own layout. */
export function DashboardRoutes() {
  return <DashboardLayout>{useRoutes(routes)}</DashboardLayout>;
}
