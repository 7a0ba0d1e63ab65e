import { type FormEvent, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { useAppSelector } from '@/app/hooks';
import { errorsByInput, failureMessage } from '@/graphql/failure';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { usePageTitle } from '@/ui/usePageTitle';
import { AuthCard } from './AuthCard';
import { ForgottenPage } from './ForgottenPage';
import { sessionText } from './messages';
import { useResetPasswordMutation } from './sessionApi';

/** Where the link in the mail leads: a new password, which signs in at once. */
export function ResetPage() {
  const text = useText(sessionText);
  usePageTitle(text.reset.title);
  const [params] = useSearchParams();
  const token = params.get('token');
  const viewer = useAppSelector((state) => state.session.viewer);
  const [reset, { data, error, isLoading }] = useResetPasswordMutation();
  const [password, setPassword] = useState('');
  if (!token) {
    return <ForgottenPage />;
  }
  if (viewer && data?.tokens) {
    return <Navigate to="/account" replace />;
  }
  const byInput = errorsByInput(data?.userErrors);
  const refusal = data?.userErrors.find(() => !byInput.password)?.message ?? (error ? failureMessage(error) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void reset({ token, password });
  };
  return (
    <AuthCard title={text.reset.title}>
      <form onSubmit={submit} className="space-y-5">
        <TextField
          label={text.newPassword}
          type="password"
          autoComplete="new-password"
          required
          hint={text.passwordHint}
          error={byInput.password}
          value={password}
          onChange={(e) => setPassword(e.target.value)}
        />
        {refusal && <Notice tone="error">{refusal}</Notice>}
        <Button type="submit" className="w-full" busy={isLoading}>
          {text.reset.submit}
        </Button>
      </form>
    </AuthCard>
  );
}
