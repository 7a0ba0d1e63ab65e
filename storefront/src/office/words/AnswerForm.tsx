import { useState, type FormEvent } from 'react';
import { OfficeButton } from '../ui/Button';
import { Textarea } from '../ui/Fields';
import { Refusal, type ActionState } from '../ui/Refusal';

interface AnswerFormProps {
  /** What is answered now. */
  present: string;
  /** An empty answer takes the present one away. */
  isRemovable?: boolean;
  /** How the sending stands. */
  state: ActionState;
  onSend: (body: string) => unknown;
  onClose: () => void;
}

/** The seller's answer to what a shopper wrote. */
export function AnswerForm({ present, isRemovable = false, state, onSend, onClose }: AnswerFormProps) {
  const [body, setBody] = useState(present);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend(body.trim());
  };
  return (
    <form onSubmit={submit} className="mt-3 max-w-2xl space-y-2">
      <Textarea
        label="Your answer, in public"
        {...(isRemovable ? { hint: 'Empty takes it away' } : {})}
        required={!isRemovable}
        rows={3}
        maxLength={2000}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <Refusal state={state} />
      <div className="flex gap-2">
        <OfficeButton type="submit" look="primary" busy={state.isLoading ?? false}>
          Publish
        </OfficeButton>
        <OfficeButton onClick={onClose}>Not now</OfficeButton>
      </div>
    </form>
  );
}
