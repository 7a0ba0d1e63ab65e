import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import type { Role } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { PageSkeleton } from '@/ui/PageSkeleton';
import { sessionText } from './messages';

/**
 * Lets those in who are signed in and, when roles are named, have one of them. It spares people pages that would be
 * empty for them; what they may see and do is decided by the services.
 */
export function Gate({ roles, children }: { roles?: readonly Role[]; children: ReactNode }) {
  const { gate: text } = useText(sessionText);
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
      <EmptyState title={text.title} action={<ButtonLink to="/">{text.back}</ButtonLink>}>
        {text.text}
      </EmptyState>
    );
  }
  return children;
}
