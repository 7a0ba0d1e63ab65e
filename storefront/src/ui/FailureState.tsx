import { failureMessage } from '@/graphql/failure';
import { useText } from '@/i18n/text';
import { Button } from './Button';
import { EmptyState } from './EmptyState';
import { uiText } from './messages';

/** A part of the page could not be loaded. */
export function FailureState({ error, retry }: { error: unknown; retry?: () => void }) {
  const text = useText(uiText);
  return (
    <div role="alert">
      <EmptyState
        title={text.failed}
        action={
          retry && (
            <Button variant="secondary" onClick={retry}>
              {text.retry}
            </Button>
          )
        }
      >
        {failureMessage(error)}
      </EmptyState>
    </div>
  );
}
