import { useState } from 'react';
import { Link } from 'react-router';
import type { ReviewStatus } from '@/graphql/generated';
import { formatDay } from '@/lib/dates';
import { sentenceCase } from '@/lib/words';
import {
  useOfficeQuestionAnswerMutation,
  useQuestionModerateMutation,
  useQuestionQueueInfiniteQuery,
  type QueuedQuestion,
} from '@/office/questions/questionsApi';
import { announce } from '@/office/ui/announcements';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { Input } from '@/office/ui/Fields';
import { NothingHere } from '@/office/ui/ListStates';
import { PagedList } from '@/office/ui/PagedList';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';

/** Questions, or answers to them, that a moderator should look at. */
export function QuestionQueuePage() {
  const list = useQuestionQueueInfiniteQuery({ first: 20 });
  return (
    <>
      <PageHeader title="Questions to look at">Who has waited longest first.</PageHeader>
      <Panel flush>
        <PagedList list={list} empty={<NothingHere title="Nothing to look at" />}>
          {(questions) => (
            <ul className="divide-y divide-line">
              {questions.map((question) => (
                <QueuedQuestionItem key={question.id} question={question} />
              ))}
            </ul>
          )}
        </PagedList>
      </Panel>
    </>
  );
}

function QueuedQuestionItem({ question }: { question: QueuedQuestion }) {
  const [answer, answering] = useOfficeQuestionAnswerMutation();
  const [body, setBody] = useState('');
  const send = async () => {
    const result = await answer({ id: question.id, body: body.trim() });
    if (result.data?.question) {
      announce('Answered as the shop');
      setBody('');
    }
  };
  return (
    <li className="space-y-3 p-5 text-sm">
      <div>
        <p className="text-xs text-muted">
          {question.author?.displayName ?? 'A shopper'} · {formatDay(question.createdAt)}
          {question.product && (
            <>
              {' · '}
              <Link to={`/p/${question.product.slug}`} className="underline underline-offset-2">
                {question.product.title}
              </Link>
            </>
          )}
        </p>
        <Decision id={question.id} answerId={null} status={question.status} text={question.body} strong />
      </div>
      {question.answers.length > 0 && (
        <ul className="space-y-2 border-l-2 border-line pl-4">
          {question.answers.map(({ id, status, body: text, author, seller }) => (
            <li key={id}>
              <Decision id={question.id} answerId={id} status={status} text={text} />
              <span className="text-xs text-muted">{seller?.name ?? author?.displayName ?? 'Somebody'}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Input
          label="Answer as the shop"
          hideLabel
          placeholder="Answer as the shop"
          maxLength={2000}
          className="min-w-56 grow sm:max-w-lg"
          value={body}
          onChange={({ target }) => setBody(target.value)}
        />
        <OfficeButton disabled={!body.trim()} busy={answering.isLoading} onClick={() => void send()}>
          Answer
        </OfficeButton>
      </div>
      <Refusal state={answering} />
    </li>
  );
}

interface DecisionProps {
  id: string;
  answerId: string | null;
  status: ReviewStatus;
  text: string;
  strong?: boolean;
}

function Decision({ id, answerId, status, text, strong }: DecisionProps) {
  const [moderate, state] = useQuestionModerateMutation();
  const decide = async (approve: boolean) => {
    const result = await moderate({ id, answerId, approve });
    if (result.data?.question) {
      announce(approve ? 'Shoppers see it' : 'It is out of sight');
    }
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <p className={strong ? 'mr-2 font-medium' : 'mr-2'}>{text}</p>
        <Badge tone={status === 'PENDING' ? 'attention' : 'neutral'}>{sentenceCase(status)}</Badge>
        {status !== 'PUBLISHED' && (
          <OfficeButton busy={state.isLoading} onClick={() => void decide(true)}>
            Show it
          </OfficeButton>
        )}
        {status !== 'REJECTED' && (
          <OfficeButton look="danger" disabled={state.isLoading} onClick={() => void decide(false)}>
            Do not show it
          </OfficeButton>
        )}
      </div>
      <Refusal state={state} />
    </>
  );
}
