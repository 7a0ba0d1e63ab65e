import { Link } from 'react-router';
import type { CartFragment } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { formatMoney } from '@/lib/money';
import { StoreIcon } from '@/ui/icons';
import type { CartOwner } from './cartApi';
import { CartLine } from './CartLine';
import { cartText } from './messages';

interface CartGroupProps {
  group: CartFragment['groups'][number];
  cart: CartFragment;
  owner: CartOwner;
}

/** The lines of one seller: they are packed, shipped and tracked together. */
export function CartGroup({ group, cart, owner }: CartGroupProps) {
  const text = useText(cartText);
  return (
    <section
      aria-label={group.seller ? text.from(group.seller.name) : text.fromAnother}
      className="rounded-2xl border border-line bg-surface"
    >
      <header className="flex items-center gap-2.5 border-b border-line px-5 py-3.5 text-sm">
        <StoreIcon className="size-4.5 text-muted" />
        {group.seller ? (
          <Link to={`/s/${group.seller.slug}`} className="font-semibold hover:underline">
            {group.seller.name}
          </Link>
        ) : (
          <span className="text-muted">{text.noSeller}</span>
        )}
        {group.hasFreeDelivery && <span className="font-medium text-teal">{text.freeDelivery}</span>}
        <span className="ml-auto text-muted tabular-nums">{formatMoney(group.total)}</span>
      </header>
      <ul className="divide-y divide-line px-5">
        {group.lines.map((line) => (
          <CartLine key={line.id} line={line} cart={cart} owner={owner} />
        ))}
      </ul>
    </section>
  );
}
