import type { CheckoutQuoteFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { daysAfter, formatWeekday, now } from '@/lib/dates';
import { formatFee } from '@/lib/money';
import { Button } from '@/ui/Button';
import { ChoiceCard } from '@/ui/ChoiceCard';
import { FailureState } from '@/ui/FailureState';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { checkoutText } from './messages';
import type { Quote } from './useQuote';

export function DeliveryStep({ quoted, onDone }: { quoted: Quote; onDone: () => void }) {
  const { delivery: text } = useText(checkoutText);
  const { quote, picks, isFetching, error, retry, choose } = quoted;
  if (!quote) {
    return error || !isFetching ? (
      <FailureState error={error} retry={retry} />
    ) : (
      <div className="space-y-3" role="status" aria-label={text.loading}>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </div>
    );
  }
  const isComplete = picks.length === quote.parts.length;
  return (
    <div className="space-y-7">
      {quote.parts.map((part) => (
        <Part key={part.seller?.id} part={part} onChoose={(code) => part.seller && choose(part.seller.id, code)} />
      ))}
      {quote.problems.map(({ message }) => (
        <Notice key={message} tone="warning">
          {message}
        </Notice>
      ))}
      <Button className="w-full sm:w-fit" disabled={!isComplete} onClick={onDone}>
        {text.next}
      </Button>
    </div>
  );
}

type QuotePart = CheckoutQuoteFragment['parts'][number];

function Part({ part, onChoose }: { part: QuotePart; onChoose: (code: string) => void }) {
  const { delivery: text } = useText(checkoutText);
  const { seller, delivery, deliveryOptions, deliveryProblem } = part;
  return (
    <fieldset>
      <legend className="mb-3 text-sm font-semibold">{text.from(seller?.name ?? text.theSeller)}</legend>
      {deliveryProblem && <Notice tone="warning">{text.problems[deliveryProblem]}</Notice>}
      <div className="space-y-2.5">
        {deliveryOptions.map(({ code, label, note, etaDays, price }) => (
          <ChoiceCard
            key={code}
            name={`delivery-${seller?.id}`}
            value={code}
            checked={delivery?.code === code}
            onChoose={() => onChoose(code)}
            title={label}
            note={[
              etaDays !== null && `${text.about(etaDays)}, ${text.arrives(formatWeekday(daysAfter(now(), etaDays)))}`,
              note,
            ]
              .filter(Boolean)
              .join(' · ')}
            aside={formatFee(price)}
          />
        ))}
      </div>
    </fieldset>
  );
}
