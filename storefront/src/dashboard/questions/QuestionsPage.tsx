import { useState } from 'react';
import { formatDay } from '@/lib/dates';
import { count } from '@/lib/words';
import {
  useAskedProductsInfiniteQuery,
  useOfficeQuestionAnswerMutation,
  type AskedProduct,
  type OfficeQuestion,
} from '@/office/questions/questionsApi';
import { announce } from '@/office/ui/announcements';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Tabs } from '@/office/ui/Tabs';
import { useAddressState } from '@/office/useAddressState';
import { AnswerForm } from '@/office/words/AnswerForm';
import { WordsByProduct } from '@/office/words/WordsByProduct';
import { useSeller } from '../session/seller';

type Which = 'open' | 'all';

/** What shoppers want to know. */
export function QuestionsPage() {
  const { id: sellerId } = useSeller();
  const [which, setWhich] = useAddressState<Which>('which', 'open');
  const list = useAskedProductsInfiniteQuery({ sellerId, first: 50 });
  const isOpen = ({ answers }: OfficeQuestion) => !answers.some(({ seller }) => seller?.id === sellerId);
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
      <WordsByProduct<AskedProduct, OfficeQuestion>
        list={list}
        itemsOf={({ questions }) => questions.nodes.filter((one) => which === 'all' || isOpen(one))}
        empty={<NothingHere title={which === 'open' ? 'Nothing to answer' : 'No questions yet'} />}
      >
        {(question) => <QuestionItem key={question.id} question={question} sellerId={sellerId} />}
      </WordsByProduct>
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
        <OwnAnswer id={question.id} present={own?.body ?? ''} onClose={() => setAnswering(false)} />
      ) : (
        <OfficeButton look="quiet" className="mt-1 -ml-3.5" onClick={() => setAnswering(true)}>
          {own ? 'Change your answer' : 'Answer'}
        </OfficeButton>
      )}
    </li>
  );
}

function OwnAnswer({ id, present, onClose }: { id: string; present: string; onClose: () => void }) {
  const [answer, state] = useOfficeQuestionAnswerMutation();
  const send = async (body: string) => {
    const sent = await answer({ id, body });
    if (sent.data?.question) {
      announce('Your answer was taken');
      onClose();
    }
  };
  return <AnswerForm present={present} state={state} onSend={send} onClose={onClose} />;
}
