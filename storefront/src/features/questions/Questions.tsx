import { useState } from 'react';
import { useAppSelector } from '@/app/hooks';
import { useSignInFirst } from '@/features/session/useSignInFirst';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { FailureState } from '@/ui/FailureState';
import { ShowMore } from '@/ui/ShowMore';
import { Skeleton } from '@/ui/Skeleton';
import { questionsText } from './messages';
import { QuestionItem } from './QuestionItem';
import { useQuestionAskMutation, useQuestionsInfiniteQuery } from './questionsApi';
import { WordsForm } from './WordsForm';

/** What shoppers ask about a product, and what sellers, buyers and the shop answer. */
export function Questions({ productId }: { productId: string }) {
  const text = useText(questionsText);
  const viewer = useAppSelector((state) => state.session.viewer);
  const askToSignIn = useSignInFirst();
  const list = useQuestionsInfiniteQuery(productId);
  const [ask, asked] = useQuestionAskMutation();
  const [isAsking, setAsking] = useState(false);
  const questions = list.data?.pages.flatMap((page) => page?.nodes ?? []);
  return (
    <section aria-labelledby="questions">
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h2 id="questions" className="text-2xl sm:text-3xl">
          {text.title}
        </h2>
        <Button variant="secondary" size="small" onClick={() => (viewer ? setAsking(true) : askToSignIn())}>
          {text.ask}
        </Button>
      </div>
      {list.isError ? (
        <FailureState error={list.error} retry={() => void list.refetch()} />
      ) : !questions ? (
        <Skeleton className="h-32" />
      ) : questions.length === 0 ? (
        <p className="text-muted">{text.none}</p>
      ) : (
        <ul className="divide-y divide-line">
          {questions.map((question) => (
            <QuestionItem key={question.id} question={question} />
          ))}
        </ul>
      )}
      <ShowMore
        shown={questions?.length ?? 0}
        total={list.data?.pages[0]?.totalCount ?? 0}
        what={text.what}
        hasMore={list.hasNextPage}
        busy={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
      {isAsking && (
        <Dialog title={text.ask} onClose={() => setAsking(false)}>
          <WordsForm
            label={text.question}
            thanks={text.asked}
            send={text.send}
            answer={asked}
            onSend={(body) => void ask({ productId, body })}
          />
        </Dialog>
      )}
    </section>
  );
}
