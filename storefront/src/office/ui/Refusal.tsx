import { failureMessage, type UserError } from '@/graphql/failure';
import { Notice } from '@/ui/Notice';

/** What RTK Query says of a mutation. */
export interface ActionState {
  data?: { userErrors: readonly UserError[] } | null | undefined;
  error?: unknown;
  isLoading?: boolean;
}

/** Why a change did not happen: what no field of the form (`shownBeside`) shows already. */
export function Refusal({
  state,
  shownBeside = [],
  className,
}: {
  state: ActionState;
  shownBeside?: readonly string[];
  className?: string;
}) {
  const messages = refusalMessages(state, shownBeside);
  return messages.length > 0 ? (
    <Notice tone="error" className={className ?? ''}>
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Notice>
  ) : null;
}

export function refusalMessages({ data, error }: ActionState, shownBeside: readonly string[] = []): string[] {
  if (error) {
    return [failureMessage(error)];
  }
  if (data === null) {
    return ['This is not allowed with your account.'];
  }
  const unseen = (data?.userErrors ?? []).filter(({ field }) => !field?.length || !shownBeside.includes(field.at(-1)!));
  return [...new Set(unseen.map(({ message }) => message))];
}
