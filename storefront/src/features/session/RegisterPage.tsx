import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { errorsByInput, failureMessage } from '@/graphql/failure';
import { fill } from '@/i18n/fill';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { usePageTitle } from '@/ui/usePageTitle';
import { AuthCard } from './AuthCard';
import { sessionText } from './messages';
import { useRegisterMutation } from './sessionApi';

export function RegisterPage() {
  const text = useText(sessionText);
  usePageTitle(text.register.title);
  const [register, { data, error, isLoading }] = useRegisterMutation();
  const [displayName, setDisplayName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  if (data && data.userErrors.length === 0) {
    // The shop answers alike whether or not the address is taken, and so does this page.
    return (
      <AuthCard title={text.mailbox.title}>
        <p className="text-muted">
          {fill(text.mailbox.text, { email: <strong className="text-ink">{email}</strong> })}
        </p>
      </AuthCard>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void register({ email, password, displayName });
  };
  const byInput = errorsByInput(data?.userErrors);
  const general = data?.userErrors.filter(({ field }) => !field?.length).map(({ message }) => message) ?? [];
  return (
    <AuthCard title={text.register.title}>
      <form onSubmit={submit} className="space-y-5">
        <TextField
          label={text.name}
          autoComplete="name"
          required
          error={byInput.displayName}
          value={displayName}
          onChange={(e) => setDisplayName(e.target.value)}
        />
        <TextField
          label={text.email}
          type="email"
          autoComplete="email"
          required
          error={byInput.email}
          value={email}
          onChange={(e) => setEmail(e.target.value)}
        />
        <TextField
          label={text.password}
          type="password"
          autoComplete="new-password"
          required
          hint={text.passwordHint}
          error={byInput.password}
          value={password}
          onChange={(e) => setPassword(e.target.value)}
        />
        {(error || general.length > 0) && <Notice tone="error">{general.join(' ') || failureMessage(error)}</Notice>}
        <Button type="submit" className="w-full" busy={isLoading}>
          {text.register.submit}
        </Button>
      </form>
      <p className="mt-6 text-sm text-muted">
        {text.register.already}{' '}
        <Link to="/sign-in" className="text-ink underline underline-offset-4">
          {text.signIn.submit}
        </Link>
      </p>
    </AuthCard>
  );
}
