import { lazy, Suspense, useState } from 'react';
import { useAppSelector } from '@/app/hooks';
import { useSignInFirst } from '@/features/session/useSignInFirst';
import type { QuestionFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatDay } from '@/lib/dates';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { questionsText } from './messages';
import { useQuestionAnswerMutation, useQuestionVoteMutation } from './questionsApi';
import { WordsForm } from './WordsForm';

/** Few report anything: its form is fetched for them only. */
const QuestionReport = lazy(async () => ({ default: (await import('./QuestionReport')).QuestionReport }));

export function QuestionItem({ question }: { question: QuestionFragment }) {
  const text = useText(questionsText);
  const viewer = useAppSelector((state) => state.session.viewer);
  const askToSignIn = useSignInFirst();
  const [vote, voted] = useQuestionVoteMutation();
  const [answer, answered] = useQuestionAnswerMutation();
  const [isAnswering, setAnswering] = useState(false);
  const [reported, setReported] = useState<{ answerId: string | null }>();
  const report = (answerId: string | null) => (viewer ? setReported({ answerId }) : askToSignIn());
  const refusal = voted.data?.userErrors[0]?.message;
  return (
    <li className="py-5 first:pt-0" data-testid="question">
      <h3 className="font-sans text-[15px] tracking-normal">{question.body}</h3>
      <p className="mt-1 text-sm text-muted">
        {question.author?.displayName ?? text.aShopper} · {formatDay(question.createdAt)}
      </p>
      <ul className="mt-3 space-y-3 border-l-2 border-line pl-4">
        {question.answers.map((each) => (
          <li key={each.id} className="text-[15px]">
            <p className="max-w-prose">{each.body}</p>
            <p className="mt-0.5 text-sm text-muted">
              <span className="font-medium text-ink">
                {each.role === 'SELLER' ? (each.seller?.name ?? text.roles.SELLER) : text.roles[each.role]}
              </span>
              {each.role === 'BUYER' && ` · ${each.author?.displayName ?? text.aShopper}`} · {formatDay(each.createdAt)}{' '}
              ·{' '}
              <button
                type="button"
                className="underline-offset-4 hover:underline"
                aria-label={text.reportAnswer(each.body)}
                onClick={() => report(each.id)}
              >
                {text.report}
              </button>
            </p>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button
          variant="secondary"
          size="small"
          disabled={voted.isLoading}
          onClick={() => (viewer ? void vote({ id: question.id, helpful: true }) : askToSignIn())}
        >
          {text.helpful(question.helpfulCount)}
        </Button>
        <Button
          variant="quiet"
          size="small"
          className="text-muted"
          onClick={() => (viewer ? setAnswering(true) : askToSignIn())}
        >
          {text.answer}
        </Button>
        <Button variant="quiet" size="small" className="text-muted" onClick={() => report(null)}>
          {text.report}
        </Button>
        {refusal && <p className="text-sm text-coral-deep">{refusal}</p>}
      </div>
      {reported && (
        <Suspense>
          <QuestionReport questionId={question.id} {...reported} onClose={() => setReported(undefined)} />
        </Suspense>
      )}
      {isAnswering && (
        <Dialog title={question.body} onClose={() => setAnswering(false)}>
          <WordsForm
            label={text.yourAnswer}
            thanks={text.answered}
            send={text.send}
            answer={answered}
            onSend={(body) => void answer({ id: question.id, body })}
          />
        </Dialog>
      )}
    </li>
  );
}
