import type { StripeConstructor } from '@stripe/stripe-js';

const loading = new Map<string, Promise<StripeConstructor>>();

/** Stripe's script, fetched once, and again after a failure. It must come from Stripe: that keeps card numbers out of the shop. */
export function loadStripe(url: string): Promise<StripeConstructor> {
  const known = loading.get(url);
  if (known) {
    return known;
  }
  const script = document.createElement('script');
  const loaded = new Promise<StripeConstructor>((resolve, reject) => {
    script.addEventListener('load', () =>
      window.Stripe ? resolve(window.Stripe) : reject(new Error('It is no script of Stripe’s.')),
    );
    script.addEventListener('error', () => reject(new Error('Stripe’s script did not come.')));
  }).catch((failure: unknown) => {
    loading.delete(url);
    script.remove();
    throw failure;
  });
  loading.set(url, loaded);
  script.src = url;
  document.head.append(script);
  return loaded;
}
