import { brandName, cardDigits, expiry } from '@/features/payment/cards';
import { useMyCardsQuery, useSavedCardPreferMutation, useSavedCardRemoveMutation } from '@/features/payment/paymentApi';
import { failureMessage } from '@/graphql/failure';
import type { SavedCardFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { FailureState } from '@/ui/FailureState';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { accountText } from './messages';

/** The cards that an account keeps. */
export function CardsPage() {
  const { cards: title, card: text } = useText(accountText);
  usePageTitle(title);
  const { data: cards, isError, error, isLoading, refetch } = useMyCardsQuery();
  if (isError) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (isLoading) {
    return <Skeleton className="h-60 rounded-2xl" />;
  }
  return (
    <section aria-labelledby="cards">
      <h1 id="cards" className="mb-3 text-3xl">
        {title}
      </h1>
      <p className="mb-6 max-w-prose text-muted">{text.intro}</p>
      {cards ? <Cards cards={cards} /> : <Notice tone="warning">{text.unavailable}</Notice>}
    </section>
  );
}

function Cards({ cards }: { cards: readonly SavedCardFragment[] }) {
  const { card: text } = useText(accountText);
  const [prefer, preferred] = useSavedCardPreferMutation();
  const [remove, removed] = useSavedCardRemoveMutation();
  const refusals = [preferred, removed].map(
    ({ data, error }) => data?.userErrors[0]?.message ?? (error && failureMessage(error)),
  );
  if (cards.length === 0) {
    return <p className="rounded-2xl border border-dashed border-line-strong/50 p-8 text-muted">{text.none}</p>;
  }
  return (
    <>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface px-5">
        {cards.map((card) => {
          const name = `${brandName(card.brand)} ${cardDigits(card.last4)}`;
          return (
            <li key={card.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4" data-testid="saved-card">
              <div className="min-w-0 grow">
                <p className="font-medium">{name}</p>
                <p className="text-sm text-muted">{text.until(expiry(card))}</p>
              </div>
              {card.isDefault ? (
                <span className="rounded-full bg-teal-wash px-3 py-1 text-sm font-medium text-teal">
                  {text.isDefault}
                </span>
              ) : (
                <Button
                  variant="secondary"
                  size="small"
                  aria-label={text.preferOne(name)}
                  busy={preferred.isLoading && preferred.originalArgs === card.id}
                  onClick={() => void prefer(card.id)}
                >
                  {text.prefer}
                </Button>
              )}
              <Button
                variant="secondary"
                size="small"
                aria-label={text.removeOne(name)}
                busy={removed.isLoading && removed.originalArgs === card.id}
                onClick={() => void remove(card.id)}
              >
                {text.remove}
              </Button>
            </li>
          );
        })}
      </ul>
      {refusals.map(
        (refusal) =>
          refusal && (
            <Notice key={refusal} tone="error" className="mt-4">
              {refusal}
            </Notice>
          ),
      )}
    </>
  );
}
