import { presentItems } from '@/features/catalog/ProductGrid';
import { useText } from '@/i18n/text';
import { homeText } from './messages';
import { useHomeRecommendationsQuery } from './recommendationsApi';
import { Shelf } from './Shelf';

/** For who is signed in, from what they and others like them bought. It is left out when there is nothing to say. */
export function Recommendations({ viewerId }: { viewerId: string }) {
  const { picked } = useText(homeText);
  const { currentData } = useHomeRecommendationsQuery(viewerId);
  const items = presentItems(currentData?.recommendations ?? []);
  return items.length > 0 ? <Shelf title={picked} items={items} /> : null;
}
