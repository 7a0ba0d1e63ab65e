import type { Provider } from '@/graphql/generated';
import { formatMoment } from '@/lib/dates';
import { sentenceCase } from '@/lib/words';
import type { DeskOrder } from './ordersApi';

export const providerNames: Record<Provider, string> = { SIMULATED: 'Test cards', STRIPE: 'Stripe', PAYPAL: 'PayPal' };

type Attempt = NonNullable<DeskOrder['payments']>[number]['attempts'][number];

/** What the buyer tried, the latest last. One try that worked needs no list. */
export function PaymentAttempts({ attempts }: { attempts: readonly Attempt[] }) {
  return attempts.every(({ status }) => status === 'SUCCEEDED') ? null : (
    <ol aria-label="What the buyer tried" className="mt-3 space-y-1.5 border-t border-line pt-3 text-sm">
      {attempts.map(({ id, provider, status, declineCode, startedAt }) => (
        <li key={id}>
          {provider && providerNames[provider]}{' '}
          <span className="text-muted">{sentenceCase(declineCode ?? status).toLowerCase()}</span>
          <span className="block text-xs text-muted">{formatMoment(startedAt)}</span>
        </li>
      ))}
    </ol>
  );
}
