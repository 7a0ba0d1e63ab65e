import { useAppSelector } from '@/app/hooks';
import { useText } from '@/i18n/text';
import { ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FailureState } from '@/ui/FailureState';
import { Skeleton } from '@/ui/Skeleton';
import { usePageTitle } from '@/ui/usePageTitle';
import { CartGroup } from './CartGroup';
import { CartProblems } from './CartProblems';
import { CartSummary } from './CartSummary';
import { cartText } from './messages';
import { SavedItems } from './SavedItems';
import { itemCount, useCart } from './useCart';

export function CartPage() {
  const { cart, owner, isLoading, error, retry } = useCart();
  const isSignedIn = useAppSelector((state) => state.session.status === 'signedIn');
  const text = useText(cartText);
  usePageTitle(text.title);

  if (error && !cart) {
    return <FailureState error={error} retry={retry} />;
  }
  if (isLoading) {
    return (
      <div className="space-y-6" role="status" aria-label={text.loading}>
        <Skeleton className="h-10 w-48" />
        <Skeleton className="h-40" />
      </div>
    );
  }
  if (!cart || cart.lines.length === 0) {
    return (
      <>
        <EmptyState title={text.empty.title} action={<ButtonLink to="/browse">{text.empty.action}</ButtonLink>}>
          {text.empty.text}
        </EmptyState>
        {isSignedIn && <SavedItems />}
      </>
    );
  }
  return (
    <>
      <h1 className="mb-8 text-4xl">
        {text.title} <span className="text-2xl font-normal text-muted">{text.items(itemCount(cart))}</span>
      </h1>
      <div className="grid gap-10 lg:grid-cols-[1fr_22rem] lg:gap-14">
        <div className="space-y-8">
          <CartProblems cart={cart} owner={owner} />
          {cart.groups.map((group) => (
            <CartGroup key={group.lines[0]?.id} group={group} cart={cart} owner={owner} />
          ))}
        </div>
        <CartSummary cart={cart} owner={owner} />
      </div>
      {isSignedIn && <SavedItems />}
    </>
  );
}
