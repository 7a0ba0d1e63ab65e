import { useSearchParams } from 'react-router';
import { failureMessage } from '@/graphql/failure';
import { useText } from '@/i18n/text';
import { Button, ButtonLink } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { usePageTitle } from '@/ui/usePageTitle';
import { AuthCard } from './AuthCard';
import { sessionText } from './messages';
import { useVerifyEmailMutation } from './sessionApi';

/** Where the link in the mail leads. A press of the button verifies: mail scanners follow links, but press nothing. */
export function VerifyPage() {
  const text = useText(sessionText);
  usePageTitle(text.verify.title);
  const [params] = useSearchParams();
  const token = params.get('token');
  const [verify, { data, error, isLoading }] = useVerifyEmailMutation();

  if (data && data.userErrors.length === 0) {
    return (
      <AuthCard title={text.verify.done}>
        <p className="mb-6 text-muted">{text.verify.doneText}</p>
        <ButtonLink to="/sign-in">{text.signIn.submit}</ButtonLink>
      </AuthCard>
    );
  }
  const refusal = data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null);
  return (
    <AuthCard title={text.verify.title}>
      {token ? (
        <div className="space-y-5">
          <p className="text-muted">{text.verify.text}</p>
          {refusal && <Notice tone="error">{refusal}</Notice>}
          <Button busy={isLoading} onClick={() => void verify(token)}>
            {text.verify.submit}
          </Button>
        </div>
      ) : (
        <Notice tone="error">{text.verify.incomplete}</Notice>
      )}
    </AuthCard>
  );
}
