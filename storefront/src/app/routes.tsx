import { Navigate, type RouteObject } from 'react-router';
import { HomePage } from '@/features/home/HomePage';
import { Layout } from './Layout';
import { lazyPage } from './lazyPage';

const Dashboard = lazyPage(async () => (await import('./areas')).Dashboard);
const Desk = lazyPage(async () => (await import('./areas')).Desk);

const NotFoundPage = lazyPage(async () => (await import('./NotFoundPage')).NotFoundPage);
const BrowsePage = lazyPage(async () => (await import('@/features/catalog/BrowsePage')).BrowsePage);
const CategoryPage = lazyPage(async () => (await import('@/features/catalog/CategoryPage')).CategoryPage);
const ProductPage = lazyPage(async () => (await import('@/features/product/ProductPage')).ProductPage);
const SellerPage = lazyPage(async () => (await import('@/features/seller/SellerPage')).SellerPage);
const SearchPage = lazyPage(async () => (await import('@/features/search/SearchPage')).SearchPage);
const CartPage = lazyPage(async () => (await import('@/features/cart/CartPage')).CartPage);
const CheckoutPage = lazyPage(async () => (await import('@/features/checkout/CheckoutPage')).CheckoutPage);
const ChallengePage = lazyPage(async () => (await import('@/features/checkout/ChallengePage')).ChallengePage);
const OrderPage = lazyPage(async () => (await import('@/features/order/OrderPage')).OrderPage);
const AccountRoutes = lazyPage(async () => (await import('@/features/account/AccountRoutes')).AccountRoutes);
const SignInPage = lazyPage(async () => (await import('@/features/session/SignInPage')).SignInPage);
const RegisterPage = lazyPage(async () => (await import('@/features/session/RegisterPage')).RegisterPage);
const ForgottenPage = lazyPage(async () => (await import('@/features/session/ForgottenPage')).ForgottenPage);
const ResetPage = lazyPage(async () => (await import('@/features/session/ResetPage')).ResetPage);
const VerifyPage = lazyPage(async () => (await import('@/features/session/VerifyPage')).VerifyPage);

/**
 * The shop's own pages in the shop's layout, and two areas with layouts of their own. Pages other than the first are
 * loaded when somebody goes there.
 */
export const routes: RouteObject[] = [
  { path: 'dashboard/*', element: <Dashboard /> },
  { path: 'admin/*', element: <Desk /> },
  {
    element: <Layout />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'browse', element: <BrowsePage /> },
      { path: 'c/:slug', element: <CategoryPage /> },
      { path: 'p/:slug', element: <ProductPage /> },
      { path: 's/:slug', element: <SellerPage /> },
      { path: 'search', element: <SearchPage /> },
      { path: 'cart', element: <CartPage /> },
      { path: 'checkout', element: <CheckoutPage /> },
      { path: 'checkout/challenge', element: <ChallengePage /> },
      { path: 'orders/:id', element: <OrderPage /> },
      { path: 'account/*', element: <AccountRoutes /> },
      { path: 'login', element: <Navigate to="/sign-in" replace /> },
      { path: 'sign-in', element: <SignInPage /> },
      { path: 'register', element: <RegisterPage /> },
      { path: 'forgotten', element: <ForgottenPage /> },
      { path: 'reset-password', element: <ResetPage /> },
      { path: 'verify', element: <VerifyPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
