import type { Appearance, Stripe, StripeElements, StripePaymentElement } from '@stripe/stripe-js';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type Ref } from 'react';
import { currentLanguage } from '@/i18n/language';
import { useText } from '@/i18n/text';
import type { Money } from '@/lib/money';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { paymentText } from './messages';
import { loadStripe } from './stripeScript';
import type { CardFormKeys } from './ways';

/** A form that hands out what was filled in, under the provider's name for it. */
export interface CardForm {
  /** Null when something is missing or wrong; the form says what. */
  take: () => Promise<{ paymentMethod: string } | { refusal: string } | null>;
}

interface StripeFormProps {
  keys: CardFormKeys;
  total: Money;
  ref: Ref<CardForm>;
}

/** Stripe's own form in a frame of Stripe's: what is typed there never reaches the shop. */
export function StripeForm(props: StripeFormProps) {
  const { form: text } = useText(paymentText);
  const [tries, setTries] = useState(0);
  const [failedTry, setFailedTry] = useState<number>();
  if (failedTry === tries) {
    return (
      <Notice tone="error">
        <p className="mb-3">{text.failed}</p>
        <Button variant="secondary" size="small" onClick={() => setTries(tries + 1)}>
          {text.retry}
        </Button>
      </Notice>
    );
  }
  return <Frame key={tries} {...props} onFailed={() => setFailedTry(tries)} />;
}

function Frame({ keys, total, ref, onFailed }: StripeFormProps & { onFailed: () => void }) {
  const { form: text } = useText(paymentText);
  const place = useRef<HTMLDivElement>(null);
  const form = useRef<{ stripe: Stripe; elements: StripeElements }>(null);
  const [isReady, setReady] = useState(false);
  const fail = useEffectEvent(onFailed);
  const { publishableKey, scriptUrl } = keys;
  const { minorUnits, currency } = total;

  useEffect(() => {
    let isGone = false;
    let element: StripePaymentElement | undefined;
    void loadStripe(scriptUrl)
      .then((open) => {
        if (isGone || !place.current) {
          return;
        }
        const stripe = open(publishableKey, { locale: currentLanguage() });
        const elements = stripe.elements({
          mode: 'payment',
          amount: minorUnits,
          currency: currency.toLowerCase(),
          // The order is placed between the card and the charge.
          paymentMethodCreation: 'manual',
          appearance: appearanceOf(place.current),
        });
        element = elements.create('payment');
        element.on('ready', () => setReady(true));
        element.mount(place.current);
        form.current = { stripe, elements };
      })
      .catch(() => {
        if (!isGone) {
          fail();
        }
      });
    return () => {
      isGone = true;
      element?.destroy();
      form.current = null;
    };
  }, [publishableKey, scriptUrl, minorUnits, currency]);

  useImperativeHandle(ref, () => ({
    take: async () => {
      if (!form.current) {
        return null;
      }
      const { stripe, elements } = form.current;
      const checked = await elements.submit();
      if (checked.error) {
        return null;
      }
      const { paymentMethod, error } = await stripe.createPaymentMethod({ elements });
      return paymentMethod ? { paymentMethod: paymentMethod.id } : { refusal: error?.message ?? text.failed };
    },
  }));

  return (
    <div className="relative min-h-58" data-testid="card-form">
      {!isReady && <Skeleton className="absolute inset-0 rounded-xl" />}
      <div ref={place} />
    </div>
  );
}

/** The shop's colours, so that the frame does not look foreign. */
function appearanceOf(element: HTMLElement): Appearance {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--color-${name}`).trim();
  return {
    theme: 'flat',
    variables: {
      colorPrimary: colour('coral'),
      colorBackground: colour('surface'),
      colorText: colour('ink'),
      colorTextSecondary: colour('muted'),
      colorDanger: colour('coral-deep'),
      borderRadius: '12px',
      fontFamily: style.fontFamily,
    },
  };
}
