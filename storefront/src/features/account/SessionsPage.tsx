import { useAppSelector } from '@/app/hooks';
import { useRequestPasswordResetMutation } from '@/features/session/sessionApi';
import { useText } from '@/i18n/text';
import { formatDay, formatMoment } from '@/lib/dates';
import { Button } from '@/ui/Button';
import { FailureState } from '@/ui/FailureState';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { deviceName } from './deviceName';
import { accountText } from './messages';
import { useMySessionsQuery, useSessionRevokeMutation } from './sessionsApi';

export function SessionsPage() {
  const { sessions: title, session: text } = useText(accountText);
  usePageTitle(title);
  const { data: sessions, isError, error, refetch } = useMySessionsQuery();
  const [revoke, revoked] = useSessionRevokeMutation();
  if (isError) {
    return <FailureState error={error} retry={() => void refetch()} />;
  }
  if (!sessions) {
    return <Skeleton className="h-60 rounded-2xl" />;
  }
  const refusal = revoked.data?.userErrors[0]?.message;
  return (
    <section aria-labelledby="sessions">
      <h1 id="sessions" className="mb-3 text-3xl">
        {title}
      </h1>
      <p className="mb-6 max-w-prose text-muted">{text.intro}</p>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-surface px-5">
        {sessions.map(({ id, device, createdAt, lastSeenAt, current }) => {
          const name = device ? deviceName(device) : text.unknown;
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-4" data-testid="session">
              <div className="min-w-0 grow">
                <p className="truncate font-medium">{name}</p>
                <p className="text-sm text-muted">
                  {text.since(formatDay(createdAt))} · {text.seen(formatMoment(lastSeenAt))}
                </p>
              </div>
              {current ? (
                <span className="rounded-full bg-teal-wash px-3 py-1 text-sm font-medium text-teal">{text.here}</span>
              ) : (
                <Button
                  variant="secondary"
                  size="small"
                  aria-label={text.endOne(name)}
                  busy={revoked.isLoading && revoked.originalArgs === id}
                  onClick={() => void revoke(id)}
                >
                  {text.end}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {refusal && (
        <Notice tone="error" className="mt-4">
          {refusal}
        </Notice>
      )}
      <ChangePassword />
    </section>
  );
}

function ChangePassword() {
  const { session: text } = useText(accountText);
  const email = useAppSelector((state) => state.session.viewer?.email ?? '');
  const [request, { isSuccess, isLoading }] = useRequestPasswordResetMutation();
  return (
    <div className="mt-10">
      <h2 className="mb-2 text-xl">{text.password}</h2>
      <p className="mb-4 text-muted">{text.passwordText}</p>
      {isSuccess ? (
        <Notice tone="success">{text.passwordSent}</Notice>
      ) : (
        <Button variant="secondary" busy={isLoading} onClick={() => void request(email)}>
          {text.passwordSend}
        </Button>
      )}
    </div>
  );
}
