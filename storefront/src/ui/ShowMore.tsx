import { useText } from '@/i18n/text';
import { Button } from './Button';
import { uiText } from './messages';

interface ShowMoreProps {
  shown: number;
  total: number;
  what: string;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

/** A list this short speaks for itself. */
const firstPage = 24;

/** The foot of a growing list: how much of it is on the page, and the next part. */
export function ShowMore({ shown, total, what, hasMore, busy, onMore }: ShowMoreProps) {
  const text = useText(uiText);
  if (shown === 0 || (!hasMore && shown <= firstPage)) {
    return null;
  }
  return (
    <div className="mt-12 flex flex-col items-center gap-3 text-sm text-muted">
      <p aria-live="polite">
        {text.shown(shown, total)} {what}
      </p>
      {hasMore && (
        <Button variant="secondary" busy={busy} onClick={onMore}>
          {text.showMore}
        </Button>
      )}
    </div>
  );
}
