import { useText } from '@/i18n/text';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { usePageTitle } from '@/ui/usePageTitle';
import { shellText } from './messages';

export function NotFoundPage() {
  const { notFound } = useText(shellText);
  usePageTitle(notFound.title);
  return (
    <EmptyState title={notFound.title} action={<ButtonLink to="/">{notFound.back}</ButtonLink>}>
      {notFound.text}
    </EmptyState>
  );
}
