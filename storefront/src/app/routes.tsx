import type { RouteObject } from 'react-router';
import { HomePage } from '@/features/home/HomePage';
import { ErrorPage } from './ErrorPage';
import { Layout } from './Layout';
import { NotFoundPage } from './NotFoundPage';

/** Pages other than the first are loaded when somebody goes there. */
export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <></>,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'browse', lazy: { Component: async () => (await import('@/features/catalog/BrowsePage')).BrowsePage } },
      {
        path: 'c/:slug',
        lazy: { Component: async () => (await import('@/features/catalog/CategoryPage')).CategoryPage },
      },
      {
        path: 'p/:slug',
        lazy: { Component: async () => (await import('@/features/product/ProductPage')).ProductPage },
      },
      { path: 's/:slug', lazy: { Component: async () => (await import('@/features/seller/SellerPage')).SellerPage } },
      { path: 'search', lazy: { Component: async () => (await import('@/features/search/SearchPage')).SearchPage } },
      { path: 'cart', lazy: { Component: async () => (await import('@/features/cart/CartPage')).CartPage } },
      {
        path: 'checkout',
        lazy: { Component: async () => (await import('@/features/checkout/CheckoutPage')).CheckoutPage },
      },
      { path: 'orders/:id', lazy: { Component: async () => (await import('@/features/order/OrderPage')).OrderPage } },
      {
        path: 'checkout/challenge',
        lazy: { Component: async () => (await import('@/features/checkout/ChallengePage')).ChallengePage },
      },
      {
        path: 'account',
        lazy: { Component: async () => (await import('@/features/account/AccountPage')).AccountPage },
      },
      { path: 'sign-in', lazy: { Component: async () => (await import('@/features/session/SignInPage')).SignInPage } },
      {
        path: 'register',
        lazy: { Component: async () => (await import('@/features/session/RegisterPage')).RegisterPage },
      },
      { path: 'verify', lazy: { Component: async () => (await import('@/features/session/VerifyPage')).VerifyPage } },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
