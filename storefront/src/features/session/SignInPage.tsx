import { useState, type FormEvent } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useAppDispatch, useAppSelector } from '@/app/hooks';
import { guestCartClosed } from '@/features/cart/cartSlice';
import { failureMessage } from '@/graphql/failure';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { usePageTitle } from '@/ui/usePageTitle';
import { AuthCard } from './AuthCard';
import { localPath } from './localPath';
import { sessionText } from './messages';
import { useSignInMutation } from './sessionApi';

export function SignInPage() {
  const text = useText(sessionText);
  usePageTitle(text.signIn.submit);
  const dispatch = useAppDispatch();
  const [params] = useSearchParams();
  const viewer = useAppSelector((state) => state.session.viewer);
  const guestCart = useAppSelector((state) => state.cart.guest);
  const [signIn, { data, error, isLoading }] = useSignInMutation();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  if (viewer) {
    return <Navigate to={localPath(params.get('next'))} replace />;
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await signIn({ email, password, guestCartToken: guestCart?.token ?? null });
    if (answer.data?.tokens && guestCart) {
      // The shop merged it into the account's cart.
      dispatch(guestCartClosed(guestCart));
    }
  };
  const refusal = data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null);
  return (
    <AuthCard title={text.signIn.title}>
      <form onSubmit={submit} className="space-y-5">
        <TextField
          label={text.email}
          type="email"
          autoComplete="email"
          required
          value={email}
          onChange={(e) => setEmail(e.target.value)}
        />
        <TextField
          label={text.password}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(e) => setPassword(e.target.value)}
        />
        {refusal && <Notice tone="error">{refusal}</Notice>}
        <Button type="submit" className="w-full" busy={isLoading}>
          {text.signIn.submit}
        </Button>
      </form>
      <p className="mt-6 text-sm text-muted">
        {text.signIn.newHere}{' '}
        <Link to="/register" className="text-ink underline underline-offset-4">
          {text.signIn.create}
        </Link>
        <br />
        <Link to="/forgotten" className="mt-2 inline-block underline underline-offset-4">
          {text.signIn.forgotten}
        </Link>
      </p>
    </AuthCard>
  );
}
