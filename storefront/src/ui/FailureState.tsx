import { failureMessage } from '@/graphql/failure';
import { Button } from './Button';
import { EmptyState } from './EmptyState';

/** A part of the page could not be loaded. */
export function FailureState({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div role="alert">
      <EmptyState
        title="That did not work"
        action={
          retry && (
            <Button variant="secondary" onClick={retry}>
              Try again
            </Button>
          )
        }
      >
        {failureMessage(error)}
      </EmptyState>
    </div>
  );
}
