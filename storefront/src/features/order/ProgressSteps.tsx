import type { SellerOrderStatus } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { CheckIcon } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { orderText } from './messages';
import { sellerSteps, stepsDone } from './progress';

export function ProgressSteps({ status }: { status: SellerOrderStatus }) {
  const text = useText(orderText);
  const done = stepsDone(status);
  if (done === null) {
    return <Notice tone="warning">{text.partCancelled}</Notice>;
  }
  return (
    <ol className="grid grid-cols-5" aria-label={text.progress}>
      {sellerSteps.map((step, index) => {
        const isDone = index < done;
        return (
          <li
            key={text.steps[step]}
            aria-current={index === done - 1 ? 'step' : undefined}
            className="relative flex flex-col items-center gap-2 text-center"
          >
            {index > 0 && (
              <span
                aria-hidden="true"
                className={cx(
                  'absolute top-3 right-1/2 h-0.5 w-full transition-colors duration-700',
                  isDone ? 'bg-teal' : 'bg-line',
                )}
              />
            )}
            <span
              aria-hidden="true"
              className={cx(
                'relative z-10 grid size-6 place-items-center rounded-full text-on-teal transition-colors duration-700',
                isDone ? 'bg-teal' : 'border-2 border-line bg-surface',
              )}
            >
              {isDone && <CheckIcon className="size-3.5" strokeWidth="2.5" />}
            </span>
            <span className={cx('text-xs sm:text-sm', isDone ? 'font-medium' : 'text-muted')}>
              {text.steps[step]}
              <span className="sr-only">{`, ${isDone ? text.done : text.toCome}`}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
