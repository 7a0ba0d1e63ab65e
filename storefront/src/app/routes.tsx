import { matchRoutes, Navigate, type RouteObject } from 'react-router';
import { HomePage } from '@/features/home/HomePage';
import { Layout } from './Layout';
import { lazyPage, type LazyPage } from './lazyPage';

/**
 * The shop's own pages in the shop's layout, and two areas with layouts of their own. Pages other than the first are
 * loaded when somebody goes there.
 */
export const routes: RouteObject[] = [
  lazyRoute('dashboard/*', async () => (await import('./areas')).Dashboard),
  lazyRoute('admin/*', async () => (await import('./areas')).Desk),
  {
    element: <Layout />,
    children: [
      { index: true, element: <HomePage /> },
      lazyRoute('browse', async () => (await import('@/features/catalog/BrowsePage')).BrowsePage),
      lazyRoute('c/:slug', async () => (await import('@/features/catalog/CategoryPage')).CategoryPage),
      lazyRoute('p/:slug', async () => (await import('@/features/product/ProductPage')).ProductPage),
      lazyRoute('s/:slug', async () => (await import('@/features/seller/SellerPage')).SellerPage),
      lazyRoute('search', async () => (await import('@/features/search/SearchPage')).SearchPage),
      lazyRoute('cart', async () => (await import('@/features/cart/CartPage')).CartPage),
      lazyRoute('checkout', async () => (await import('@/features/checkout/CheckoutPage')).CheckoutPage),
      lazyRoute('checkout/challenge', async () => (await import('@/features/checkout/ChallengePage')).ChallengePage),
      lazyRoute('orders/:id', async () => (await import('@/features/order/OrderPage')).OrderPage),
      lazyRoute('account/*', async () => (await import('@/features/account/AccountRoutes')).AccountRoutes),
      { path: 'login', element: <Navigate to="/sign-in" replace /> },
      lazyRoute('sign-in', async () => (await import('@/features/session/SignInPage')).SignInPage),
      lazyRoute('register', async () => (await import('@/features/session/RegisterPage')).RegisterPage),
      lazyRoute('forgotten', async () => (await import('@/features/session/ForgottenPage')).ForgottenPage),
      lazyRoute('reset-password', async () => (await import('@/features/session/ResetPage')).ResetPage),
      lazyRoute('verify', async () => (await import('@/features/session/VerifyPage')).VerifyPage),
      lazyRoute('*', async () => (await import('./NotFoundPage')).NotFoundPage),
    ],
  },
];

function lazyRoute(path: string, load: Parameters<typeof lazyPage>[0]): RouteObject {
  const Page = lazyPage(load);
  return { path, element: <Page />, handle: Page };
}

const patienceMs = 1000;

/**
 * Fetches the code of the page at the browser's address, so that it is drawn at once. When that takes long or fails, the
 * page's outline is drawn first, and it says what is wrong.
 */
export async function loadOpeningPage(): Promise<void> {
  const page = matchRoutes(routes, location)?.at(-1)?.route.handle as LazyPage | undefined;
  await Promise.race([page?.load().catch(() => {}), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
}
