import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { usePageTitle } from '@/ui/usePageTitle';

export function NotFoundPage() {
  usePageTitle('Not found');
  return (
    <EmptyState title="Nothing at this address" action={<ButtonLink to="/">Back to the shop</ButtonLink>}>
      The page moved, or never was.
    </EmptyState>
  );
}
