import { useState, type FormEvent } from 'react';
import { formatDay } from '@/lib/dates';
import { count } from '@/lib/words';
import { rowsOf } from '@/office/graphql/endpoints';
import {
  useAskedProductsInfiniteQuery,
  useQuestionAnswerMutation,
  type AskedProduct,
  type OfficeQuestion,
} from '@/office/questions/questionsApi';
import { announce } from '@/office/ui/announcements';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { Textarea } from '@/office/ui/Fields';
import { ListView, NothingHere, Pager } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { useSeller } from '../session/seller';

type Which = 'open' | 'all';

/** What shoppers want to know. */
export function QuestionsPage() {
  const { id: sellerId } = useSeller();
  const [which, setWhich] = useAddressState<Which>('which', 'open');
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useAskedProductsInfiniteQuery({ sellerId, first: 50 });
  const { rows, total } = rowsOf<AskedProduct>(data);
  const isOpen = ({ answers }: OfficeQuestion) => !answers.some(({ seller }) => seller?.id === sellerId);
  const shown = rows
    ?.map((product) => ({
      product,
      questions: product.questions.nodes.filter((one) => which === 'all' || isOpen(one)),
    }))
    .filter(({ questions }) => questions.length > 0);
  return (
    <>
      <PageHeader
        title="Questions"
        actions={
          <Tabs
            label="Which questions"
            value={which}
            onChange={setWhich}
            options={[
              { value: 'open', label: 'Not answered by you' },
              { value: 'all', label: 'All' },
            ]}
          />
        }
      >
        The newest ten of each product, the most sold products first.
      </PageHeader>
      <div className="space-y-5">
        <ListView
          rows={shown}
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          empty={
            <Panel flush>
              <NothingHere title={which === 'open' ? 'Nothing to answer' : 'No questions yet'} />
            </Panel>
          }
        >
          {(products) =>
            products.map(({ product, questions }) => (
              <Panel key={product.id} title={product.title}>
                <ul className="divide-y divide-line">
                  {questions.map((question) => (
                    <QuestionItem key={question.id} question={question} sellerId={sellerId} />
                  ))}
                </ul>
              </Panel>
            ))
          }
        </ListView>
        <Panel flush>
          <Pager
            shown={rows?.length ?? 0}
            total={total}
            hasMore={hasNextPage}
            busy={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        </Panel>
      </div>
    </>
  );
}

function QuestionItem({ question, sellerId }: { question: OfficeQuestion; sellerId: string }) {
  const [isAnswering, setAnswering] = useState(false);
  const own = question.answers.find(({ seller }) => seller?.id === sellerId);
  return (
    <li className="py-4 text-sm first:pt-0 last:pb-0">
      <p className="font-medium">{question.body}</p>
      <p className="mt-0.5 text-xs text-muted">
        {question.author?.displayName ?? 'A shopper'} · {formatDay(question.createdAt)}
        {question.helpfulCount > 0 && ` · ${count(question.helpfulCount, 'more wants', 'more want')} to know`}
        {question.status !== 'PUBLISHED' && ' · waits for a moderator'}
      </p>
      <ul className="mt-2 space-y-1.5">
        {question.answers.map(({ id, body, role, author, seller }) => (
          <li key={id} className="border-l-2 border-line pl-3 text-ink-soft">
            {body} <span className="text-xs text-muted">— {seller?.name ?? author?.displayName ?? 'somebody'}</span>{' '}
            {role !== 'BUYER' && <Badge>{role === 'SELLER' ? 'Seller' : 'Shop'}</Badge>}
          </li>
        ))}
      </ul>
      {isAnswering ? (
        <AnswerForm id={question.id} present={own?.body ?? ''} onClose={() => setAnswering(false)} />
      ) : (
        <OfficeButton look="quiet" className="mt-1 -ml-3.5" onClick={() => setAnswering(true)}>
          {own ? 'Change your answer' : 'Answer'}
        </OfficeButton>
      )}
    </li>
  );
}

function AnswerForm({ id, present, onClose }: { id: string; present: string; onClose: () => void }) {
  const [send, state] = useQuestionAnswerMutation();
  const [body, setBody] = useState(present);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send({ id, body: body.trim() });
    if (answer.data?.question) {
      announce('Your answer was taken');
      onClose();
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="mt-3 max-w-2xl space-y-2">
      <Textarea
        label="Your answer, in public"
        required
        rows={3}
        maxLength={2000}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <Refusal state={state} />
      <div className="flex gap-2">
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Publish
        </OfficeButton>
        <OfficeButton onClick={onClose}>Not now</OfficeButton>
      </div>
    </form>
  );
}
