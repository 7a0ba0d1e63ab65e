import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import type { Role } from '@/graphql/generated';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { PageSkeleton } from '@/ui/PageSkeleton';

/**
 * Lets those in who are signed in and, when roles are named, have one of them. It spares people pages that would be
 * empty for them; what they may see and do is decided by the services.
 */
export function Gate({ roles, children }: { roles?: readonly Role[]; children: ReactNode }) {
  const { status, viewer } = useAppSelector((state) => state.session);
  const { pathname, search } = useLocation();
  if (status === 'restoring') {
    return <PageSkeleton />;
  }
  if (!viewer) {
    return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  }
  if (roles && !roles.some((role) => viewer.roles.includes(role))) {
    return (
      <EmptyState title="This part is for others" action={<ButtonLink to="/">Back to the shop</ButtonLink>}>
        Your account has no part in it. Sign in with another one, or ask whoever runs the shop.
      </EmptyState>
    );
  }
  return children;
}
