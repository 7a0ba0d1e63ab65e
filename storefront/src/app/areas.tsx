import { Gate } from '@/features/session/Gate';
import { ErrorBoundary } from './ErrorBoundary';
import { lazyPage } from './lazyPage';

const DashboardRoutes = lazyPage(async () => (await import('@/dashboard/routes')).DashboardRoutes);
const DeskRoutes = lazyPage(async () => (await import('@/desk/routes')).DeskRoutes);

/** Whoever is signed in may open a shop of their own, so the dashboard is for all of them. */
export function Dashboard() {
  return (
    <ErrorBoundary>
      <Gate>
        <DashboardRoutes />
      </Gate>
    </ErrorBoundary>
  );
}

export function Desk() {
  return (
    <ErrorBoundary>
      <Gate roles={['SUPPORT', 'ADMIN']}>
        <DeskRoutes />
      </Gate>
    </ErrorBoundary>
  );
}
