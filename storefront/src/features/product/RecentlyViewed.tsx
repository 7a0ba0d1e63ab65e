import { useEffect, useState } from 'react';
import { useText } from '@/i18n/text';
import { readStored, writeStored } from '@/lib/storage';
import { productText } from './messages';
import { type ProductDetails, useProductsByIdQuery } from './productApi';
import { ProductShelf } from './ProductShelf';

const slot = 'recentlyViewed';
const kept = 9;

/** What this browser looked at before, newest first; it is remembered here and sent nowhere. */
export function RecentlyViewed({ product }: { product: Pick<ProductDetails, 'id'> }) {
  const text = useText(productText);
  const [earlier] = useState(() => (readStored<string[]>(slot) ?? []).filter((id) => id !== product.id));
  useEffect(() => writeStored(slot, [product.id, ...earlier].slice(0, kept)), [product.id, earlier]);
  const ids = earlier.slice(0, 4);
  const { data } = useProductsByIdQuery(ids, { skip: ids.length === 0 });
  const inOrder = ids.flatMap((id) => data?.filter((each) => each.id === id) ?? []);
  return <ProductShelf title={text.recent} items={inOrder.map((each) => ({ product: each }))} />;
}
