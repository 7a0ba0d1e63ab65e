import { useSearchParams } from 'react-router';
import { failureMessage } from '@/graphql/failure';
import { Button, ButtonLink } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { usePageTitle } from '@/ui/usePageTitle';
import { AuthCard } from './AuthCard';
import { useVerifyEmailMutation } from './sessionApi';

/** Where the link in the mail leads. A press of the button verifies: mail scanners follow links, but press nothing. */
export function VerifyPage() {
  usePageTitle('Verify your address');
  const [params] = useSearchParams();
  const token = params.get('token');
  const [verify, { data, error, isLoading }] = useVerifyEmailMutation();

  if (data && data.userErrors.length === 0) {
    return (
      <AuthCard title="You are all set">
        <p className="mb-6 text-muted">Your address is verified.</p>
        <ButtonLink to="/sign-in">Sign in</ButtonLink>
      </AuthCard>
    );
  }
  const refusal = data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null);
  return (
    <AuthCard title="Verify your address">
      {token ? (
        <div className="space-y-5">
          <p className="text-muted">One press, and your account is ready.</p>
          {refusal && <Notice tone="error">{refusal}</Notice>}
          <Button busy={isLoading} onClick={() => void verify(token)}>
            Verify
          </Button>
        </div>
      ) : (
        <Notice tone="error">This link is incomplete. Open it from the mail once more.</Notice>
      )}
    </AuthCard>
  );
}
