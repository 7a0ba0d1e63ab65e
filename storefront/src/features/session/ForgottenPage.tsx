import { type FormEvent, useState } from 'react';
import { failureMessage } from '@/graphql/failure';
import { fill } from '@/i18n/fill';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { usePageTitle } from '@/ui/usePageTitle';
import { AuthCard } from './AuthCard';
import { sessionText } from './messages';
import { useRequestPasswordResetMutation } from './sessionApi';

export function ForgottenPage() {
  const text = useText(sessionText);
  usePageTitle(text.forgotten.title);
  const [request, { data, error, isLoading }] = useRequestPasswordResetMutation();
  const [email, setEmail] = useState('');
  if (data?.userErrors.length === 0) {
    // The shop answers alike whether or not there is such an account, and so does this page.
    return (
      <AuthCard title={text.mailbox.title}>
        <p className="text-muted">
          {fill(text.mailbox.reset, { email: <strong className="text-ink">{email}</strong> })}
        </p>
      </AuthCard>
    );
  }
  const refusal = data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void request(email);
  };
  return (
    <AuthCard title={text.forgotten.title}>
      <form onSubmit={submit} className="space-y-5">
        <p className="text-muted">{text.forgotten.text}</p>
        <TextField
          label={text.email}
          type="email"
          autoComplete="email"
          required
          value={email}
          onChange={(e) => setEmail(e.target.value)}
        />
        {refusal && <Notice tone="error">{refusal}</Notice>}
        <Button type="submit" className="w-full" busy={isLoading}>
          {text.forgotten.submit}
        </Button>
      </form>
    </AuthCard>
  );
}
