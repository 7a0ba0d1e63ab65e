import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';

/** A bug of ours: say so, and offer a way on. */
export function ErrorPage() {
  return (
    <main role="alert">
      <EmptyState
        title="We dropped something"
        action={<Button onClick={() => location.assign('/')}>Back to the shop</Button>}
      >
        This page broke, and it is our fault.
      </EmptyState>
    </main>
  );
}
