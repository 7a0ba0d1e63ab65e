import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { errorsByInput, failureMessage } from '@/graphql/failure';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { usePageTitle } from '@/ui/usePageTitle';
import { AuthCard } from './AuthCard';
import { useRegisterMutation } from './sessionApi';

export function RegisterPage() {
  usePageTitle('Create an account');
  const [register, { data, error, isLoading }] = useRegisterMutation();
  const [displayName, setDisplayName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  if (data && data.userErrors.length === 0) {
    // The shop answers alike whether or not the address is taken, and so does this page.
    return (
      <AuthCard title="Look in your mailbox">
        <p className="text-muted">
          We sent a link to <strong className="text-ink">{email}</strong>. Open it, and your account is ready.
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
    <AuthCard title="Create an account">
      <form onSubmit={submit} className="space-y-5">
        <TextField
          label="Name"
          autoComplete="name"
          required
          error={byInput.displayName}
          value={displayName}
          onChange={(e) => setDisplayName(e.target.value)}
        />
        <TextField
          label="Email"
          type="email"
          autoComplete="email"
          required
          error={byInput.email}
          value={email}
          onChange={(e) => setEmail(e.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          required
          hint="Long beats complicated: three or four words do."
          error={byInput.password}
          value={password}
          onChange={(e) => setPassword(e.target.value)}
        />
        {(error || general.length > 0) && <Notice tone="error">{general.join(' ') || failureMessage(error)}</Notice>}
        <Button type="submit" className="w-full" busy={isLoading}>
          Create account
        </Button>
      </form>
      <p className="mt-6 text-sm text-muted">
        Already have one?{' '}
        <Link to="/sign-in" className="text-ink underline underline-offset-4">
          Sign in
        </Link>
      </p>
    </AuthCard>
  );
}
