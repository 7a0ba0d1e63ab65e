import { useState, type FormEvent } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useAppDispatch, useAppSelector } from '@/app/hooks';
import { guestCartClosed } from '@/features/cart/cartSlice';
import { failureMessage } from '@/graphql/failure';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { usePageTitle } from '@/ui/usePageTitle';
import { AuthCard } from './AuthCard';
import { localPath } from './localPath';
import { useSignInMutation } from './sessionApi';

export function SignInPage() {
  usePageTitle('Sign in');
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
    <AuthCard title="Welcome back">
      <form onSubmit={submit} className="space-y-5">
        <TextField
          label="Email"
          type="email"
          autoComplete="email"
          required
          value={email}
          onChange={(e) => setEmail(e.target.value)}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(e) => setPassword(e.target.value)}
        />
        {refusal && <Notice tone="error">{refusal}</Notice>}
        <Button type="submit" className="w-full" busy={isLoading}>
          Sign in
        </Button>
      </form>
      <p className="mt-6 text-sm text-muted">
        New here?{' '}
        <Link to="/register" className="text-ink underline underline-offset-4">
          Create an account
        </Link>
      </p>
    </AuthCard>
  );
}
