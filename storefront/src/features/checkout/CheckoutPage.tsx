import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAppDispatch, useAppSelector } from '@/app/hooks';
import { cartText } from '@/features/cart/messages';
import { messageOf } from '@/features/cart/problems';
import { type CartView, useCart } from '@/features/cart/useCart';
import type { CartFragment } from '@/graphql/generated';
import { follow } from '@/features/payment/afterPayment';
import { PaymentStep } from '@/features/payment/PaymentStep';
import { useText } from '@/i18n/text';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { toAddressInput } from './address';
import { AddressStep } from './AddressStep';
import { contactEntered } from './checkoutSlice';
import { CheckoutStep } from './CheckoutStep';
import { DeliveryStep } from './DeliveryStep';
import { checkoutText } from './messages';
import { OrderSummary } from './OrderSummary';
import { usePlaceAndPay } from './usePlaceAndPay';
import { useQuote } from './useQuote';

export function CheckoutPage() {
  const text = useText(checkoutText);
  const { problems } = useText(cartText);
  usePageTitle(text.title);
  const view = useCart();
  const { cart, isLoading, error, retry } = view;
  // Once the order is placed its cart is gone; the page stays as it is until the next one takes over.
  const [ordered, setOrdered] = useState<CartFragment | null>(null);
  const shown = ordered ?? cart;

  if (error && !shown) {
    return <FailureState error={error} retry={retry} />;
  }
  if (isLoading && !shown) {
    return <Skeleton className="h-96 rounded-3xl" />;
  }
  if (!shown || shown.lines.length === 0) {
    return (
      <EmptyState title={text.empty.title} action={<ButtonLink to="/browse">{text.empty.action}</ButtonLink>}>
        {text.empty.text}
      </EmptyState>
    );
  }
  const blocking = shown.problems.find((problem) => problem.blocking);
  if (!ordered && blocking) {
    return (
      <EmptyState title={text.blocked.title} action={<ButtonLink to="/cart">{text.blocked.action}</ButtonLink>}>
        {messageOf(blocking, problems)}
      </EmptyState>
    );
  }
  return <Checkout cart={shown} view={view} onOrdered={() => setOrdered(shown)} />;
}

type Step = 'address' | 'delivery' | 'payment';

function Checkout({ cart, view, onOrdered }: { cart: CartFragment; view: CartView; onOrdered: () => void }) {
  const text = useText(checkoutText);
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const { email, address } = useAppSelector((state) => state.checkout);
  const viewer = useAppSelector((state) => state.session.viewer);
  const [step, setStep] = useState<Step>('address');
  const quoted = useQuote({ cart, owner: view.owner, address, skip: step === 'address' });
  const { quote, picks } = quoted;
  const { placeAndPay, isBusy, problem } = usePlaceAndPay({
    onOrdered,
    leaveTo: (next) => follow(next, (path) => void navigate(path)),
  });
  const chosen = quote?.parts.flatMap(({ delivery, deliveryOptions }) =>
    deliveryOptions.filter(({ code }) => code === delivery?.code).map(({ label }) => label),
  );

  return (
    <div className="grid gap-10 lg:grid-cols-[1fr_23rem] lg:gap-14">
      <div>
        <h1 className="mb-8 text-4xl">{text.title}</h1>
        <ol className="space-y-4">
          <CheckoutStep
            number={1}
            title={text.steps.address}
            open={step === 'address'}
            done={step !== 'address'}
            summary={`${address.name}, ${address.line1}, ${address.postalCode} ${address.city}`}
            onEdit={() => setStep('address')}
          >
            <AddressStep
              email={viewer?.email ?? email}
              isMember={viewer !== null}
              address={address}
              errors={problem?.byInput ?? {}}
              onDone={(contact) => {
                dispatch(contactEntered(contact));
                setStep('delivery');
              }}
            />
          </CheckoutStep>
          <CheckoutStep
            number={2}
            title={text.steps.delivery}
            open={step === 'delivery'}
            done={step === 'payment'}
            summary={[...new Set(chosen)].join(' · ')}
            onEdit={() => setStep('delivery')}
          >
            <DeliveryStep quoted={quoted} onDone={() => setStep('payment')} />
          </CheckoutStep>
          <CheckoutStep number={3} title={text.steps.payment} open={step === 'payment'} done={false}>
            {quote && (
              <PaymentStep
                total={quote.total}
                isBusy={isBusy}
                error={problem?.message}
                onPay={(payWith) =>
                  void placeAndPay(
                    {
                      guest: view.owner.guest,
                      cart,
                      expectedTotal: { minorUnits: quote.total.minorUnits, currency: quote.total.currency },
                      shippingAddress: toAddressInput(address),
                      email: viewer?.email ?? email,
                      deliveryBySeller: picks,
                    },
                    payWith,
                  )
                }
              />
            )}
          </CheckoutStep>
        </ol>
      </div>
      <OrderSummary cart={cart} quote={quote} isFetching={quoted.isFetching} />
    </div>
  );
}
