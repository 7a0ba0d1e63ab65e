import { useAppSelector } from '@/app/hooks';
import { useSignInFirst } from '@/features/session/useSignInFirst';
import { useText } from '@/i18n/text';
import { cx } from '@/ui/cx';
import { HeartIcon } from '@/ui/icons';
import { wishListText } from './messages';
import { useWishListAddMutation, useWishListQuery, useWishListRemoveMutation } from './wishListApi';

/** The heart: on the wish list or not. Who is not signed in is asked to, and comes back. */
export function WishListButton({ variantId }: { variantId: string }) {
  const text = useText(wishListText);
  const askToSignIn = useSignInFirst();
  const viewer = useAppSelector((state) => state.session.viewer);
  const { data: items } = useWishListQuery(undefined, { skip: !viewer });
  const [add, adding] = useWishListAddMutation();
  const [remove, removing] = useWishListRemoveMutation();
  const isOn = items?.some(({ variant }) => variant?.id === variantId) ?? false;
  const press = () => {
    if (!viewer) {
      askToSignIn();
    } else {
      void (isOn ? remove(variantId) : add(variantId));
    }
  };
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={text.heart}
      title={text.heart}
      disabled={adding.isLoading || removing.isLoading}
      onClick={press}
      className="grid size-11 shrink-0 place-items-center rounded-full border border-line bg-surface transition-colors hover:border-ink"
    >
      <HeartIcon className={cx('size-5', isOn && 'fill-coral text-coral')} />
    </button>
  );
}
