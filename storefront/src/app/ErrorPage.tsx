import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { shellText } from './messages';

/** A bug of ours: say so, and offer a way on. */
export function ErrorPage() {
  const { broken } = useText(shellText);
  return (
    <div role="alert">
      <EmptyState title={broken.title} action={<Button onClick={() => location.assign('/')}>{broken.back}</Button>}>
        {broken.text}
      </EmptyState>
    </div>
  );
}
