import { type FormEvent, useState } from 'react';
import { failureMessage, type UserError } from '@/graphql/failure';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { TextArea } from '@/ui/TextArea';

interface WordsFormProps {
  label: string;
  thanks: string;
  send: string;
  /** How the sending stands. */
  answer: { data?: { userErrors: UserError[] } | null | undefined; error?: unknown; isLoading: boolean };
  onSend: (body: string) => void;
}

/** A few words to send; thanks once they arrived. */
export function WordsForm({ label, thanks, send, answer: { data, error, isLoading }, onSend }: WordsFormProps) {
  const [body, setBody] = useState('');
  if (data?.userErrors.length === 0) {
    return <Notice tone="success">{thanks}</Notice>;
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend(body.trim());
  };
  return (
    <form onSubmit={submit} className="space-y-5">
      <TextArea
        label={label}
        required
        maxLength={1000}
        error={data?.userErrors[0]?.message ?? (error ? failureMessage(error) : undefined)}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <Button type="submit" busy={isLoading} disabled={body.trim() === ''}>
        {send}
      </Button>
    </form>
  );
}
