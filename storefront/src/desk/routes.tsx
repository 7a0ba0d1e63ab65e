import { useRoutes, type RouteObject } from 'react-router';
import { lazyPage } from '@/app/lazyPage';
import { NotFoundPage } from '@/app/NotFoundPage';
import { DeskLayout } from './DeskLayout';

const OverviewPage = lazyPage(async () => (await import('./overview/OverviewPage')).OverviewPage);
const OrdersPage = lazyPage(async () => (await import('./orders/OrdersPage')).OrdersPage);
const OrderPage = lazyPage(async () => (await import('./orders/OrderPage')).OrderPage);
const SellersPage = lazyPage(async () => (await import('./sellers/SellersPage')).SellersPage);
const SellerPage = lazyPage(async () => (await import('./sellers/SellerPage')).SellerPage);
const ProductQueuePage = lazyPage(async () => (await import('./moderation/ProductQueuePage')).ProductQueuePage);
const ReviewQueuePage = lazyPage(async () => (await import('./moderation/ReviewQueuePage')).ReviewQueuePage);
const QuestionQueuePage = lazyPage(async () => (await import('./moderation/QuestionQueuePage')).QuestionQueuePage);
const CategoriesPage = lazyPage(async () => (await import('./categories/CategoriesPage')).CategoriesPage);
const AttributesPage = lazyPage(async () => (await import('./attributes/AttributesPage')).AttributesPage);
const SearchLabPage = lazyPage(async () => (await import('./search/SearchLabPage')).SearchLabPage);
const PromotionsPage = lazyPage(async () => (await import('./promotions/PromotionsPage')).PromotionsPage);
const DeliveryPage = lazyPage(async () => (await import('./delivery/DeliveryPage')).DeliveryPage);
const TaxPage = lazyPage(async () => (await import('./tax/TaxPage')).TaxPage);
const PayoutsPage = lazyPage(async () => (await import('./money/PayoutsPage')).PayoutsPage);
const RefundsPage = lazyPage(async () => (await import('./money/RefundsPage')).RefundsPage);
const DisputesPage = lazyPage(async () => (await import('./money/DisputesPage')).DisputesPage);
const ReconciliationPage = lazyPage(async () => (await import('./money/ReconciliationPage')).ReconciliationPage);
const PaymentPage = lazyPage(async () => (await import('./money/PaymentPage')).PaymentPage);
const SellerLedgerPage = lazyPage(async () => (await import('./money/SellerLedgerPage')).SellerLedgerPage);
const HealthPage = lazyPage(async () => (await import('./health/HealthPage')).HealthPage);

const routes: RouteObject[] = [
  { index: true, element: <OverviewPage /> },
  { path: 'orders', element: <OrdersPage /> },
  { path: 'orders/:id', element: <OrderPage /> },
  { path: 'sellers', element: <SellersPage /> },
  { path: 'sellers/:id', element: <SellerPage /> },
  { path: 'sellers/:id/ledger', element: <SellerLedgerPage /> },
  { path: 'payouts', element: <PayoutsPage /> },
  { path: 'refunds', element: <RefundsPage /> },
  { path: 'disputes', element: <DisputesPage /> },
  { path: 'reconciliation', element: <ReconciliationPage /> },
  { path: 'payments/:id', element: <PaymentPage /> },
  { path: 'products', element: <ProductQueuePage /> },
  { path: 'reviews', element: <ReviewQueuePage /> },
  { path: 'questions', element: <QuestionQueuePage /> },
  { path: 'categories', element: <CategoriesPage /> },
  { path: 'attributes', element: <AttributesPage /> },
  { path: 'search', element: <SearchLabPage /> },
  { path: 'promotions', element: <PromotionsPage /> },
  { path: 'delivery', element: <DeliveryPage /> },
  { path: 'tax', element: <TaxPage /> },
  { path: 'health', element: <HealthPage /> },
  { path: '*', element: <NotFoundPage /> },
];

/** Everything below /admin: the desk of those who run the shop, in its own layout. */
export function DeskRoutes() {
  return <DeskLayout>{useRoutes(routes)}</DeskLayout>;
}
