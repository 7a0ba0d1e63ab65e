import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const storefront = fileURLToPath(new URL('../..', import.meta.url));

/** The payment providers as their stand-in plays them. */
export interface PaymentProvidersStub {
  /** What the shop has to be told of them. */
  settings: Record<string, string>;
  stop: () => Promise<void>;
}

/** Starts the stand-in of payment providers, so that a shop at `shopUrl` takes PayPal, and cards in Stripe's form. */
export async function startStub(url: string, shopUrl: string): Promise<PaymentProvidersStub> {
  const webhooks = ['--Stub:PayPal:WebhookUrl', `${shopUrl}/webhooks/paypal`];
  const stub = spawn(
    'dotnet',
    ['run', '--project', '../tests/Octomart.PaymentProviders.Stub', '--', '--urls', url, ...webhooks],
    // A group of its own, to be stopped as one, like the shop.
    { cwd: storefront, stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  );
  await new Promise<void>((resolve, reject) => {
    stub.once('error', (cause) => reject(new Error('No stand-in was started.', { cause })));
    stub.once('exit', (code) => reject(new Error(`The stand-in of payment providers ended: ${code}.`)));
    createInterface({ input: stub.stdout }).on('line', (line) => line.includes('Application started') && resolve());
  });
  return {
    settings: {
      Octomart__Payment__Stripe__ApiKey: 'sk_test_journeys',
      Octomart__Payment__Stripe__PublishableKey: 'pk_test_journeys',
      Octomart__Payment__Stripe__ApiBase: `${url}/stripe`,
      Octomart__Payment__Stripe__ScriptUrl: `${url}/stripe/v3/`,
      Octomart__Storefront__FormOrigins: url,
      Octomart__Payment__PayPal__ClientId: 'stub-client-id-0123456789',
      Octomart__Payment__PayPal__ClientSecret: 'stub-client-secret-0123456789',
      Octomart__Payment__PayPal__WebhookId: 'STUBWEBHOOK',
      Octomart__Payment__PayPal__ApiBase: `${url}/paypal`,
      Octomart__Payment__PayPal__ShopUrl: shopUrl,
    },
    stop: async () => {
      const stopped = new Promise((resolve) => stub.once('exit', resolve));
      process.kill(-stub.pid!, 'SIGINT');
      await stopped;
    },
  };
}
