import { useNavigate } from 'react-router';
import { useState } from 'react';
import { useAppDispatch, useAppSelector } from '@/app/hooks';
import { useCart, type CartView } from '@/features/cart/useCart';
import { isBlocked } from '@/features/cart/problems';
import type { CartFragment } from '@/graphql/generated';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { AddressStep } from './AddressStep';
import { CheckoutStep } from './CheckoutStep';
import { contactEntered } from './checkoutSlice';
import { DeliveryStep } from './DeliveryStep';
import { OrderSummary } from './OrderSummary';
import { PaymentStep } from './PaymentStep';
import { toAddressInput } from './address';
import { useDelivery } from './useDelivery';
import { follow } from './payment';
import { usePlaceAndPay } from './usePlaceAndPay';

export function CheckoutPage() {
  usePageTitle('Checkout');
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
      <EmptyState title="Nothing to check out" action={<ButtonLink to="/browse">Find something</ButtonLink>}>
        Your basket is empty.
      </EmptyState>
    );
  }
  if (!ordered && isBlocked(shown)) {
    return (
      <EmptyState
        title="Your basket needs a look first"
        action={<ButtonLink to="/cart">Back to the basket</ButtonLink>}
      >
        {shown.problems.find(({ blocking }) => blocking)?.message}
      </EmptyState>
    );
  }
  return <Checkout cart={shown} view={view} onOrdered={() => setOrdered(shown)} />;
}

type Step = 'address' | 'delivery' | 'payment';

function Checkout({ cart, view, onOrdered }: { cart: CartFragment; view: CartView; onOrdered: () => void }) {
  const dispatch = useAppDispatch();
  const navigate = useNavigate();
  const { email, address } = useAppSelector((state) => state.checkout);
  const viewer = useAppSelector((state) => state.session.viewer);
  const [step, setStep] = useState<Step>('address');
  const delivery = useDelivery({ cart, owner: view.owner, address, skip: step === 'address' });
  const { placeAndPay, isBusy, problem } = usePlaceAndPay({
    onOrdered,
    leaveTo: (next) => follow(next, (path) => void navigate(path)),
  });

  return (
    <div className="grid gap-10 lg:grid-cols-[1fr_23rem] lg:gap-14">
      <div>
        <h1 className="mb-8 text-4xl">Checkout</h1>
        <ol className="space-y-4">
          <CheckoutStep
            number={1}
            title="Where should it go?"
            open={step === 'address'}
            done={step !== 'address'}
            summary={`${address.name}, ${address.line1}, ${address.postalCode} ${address.city}`}
            onEdit={() => setStep('address')}
          >
            <AddressStep
              email={viewer?.email ?? email}
              emailIsKnown={viewer !== null}
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
            title="How should it come?"
            open={step === 'delivery'}
            done={step === 'payment'}
            summary={[...new Set(delivery.picks.map(({ option }) => option.label))].join(' · ')}
            onEdit={() => setStep('delivery')}
          >
            <DeliveryStep delivery={delivery} onDone={() => setStep('payment')} />
          </CheckoutStep>
          <CheckoutStep number={3} title="How do you pay?" open={step === 'payment'} done={false}>
            <PaymentStep
              total={delivery.total}
              isBusy={isBusy}
              error={problem?.message}
              onPay={(card) =>
                void placeAndPay(
                  {
                    guest: view.owner.guest,
                    cart,
                    expectedTotal: { minorUnits: delivery.total.minorUnits, currency: delivery.total.currency },
                    shippingAddress: toAddressInput(address),
                    email: viewer?.email ?? email,
                    deliveryBySeller: delivery.picks.map(({ sellerId, option }) => ({ sellerId, code: option.code })),
                  },
                  card,
                )
              }
            />
          </CheckoutStep>
        </ol>
      </div>
      <OrderSummary cart={cart} shipping={step === 'address' ? null : delivery.shipping} total={delivery.total} />
    </div>
  );
}
