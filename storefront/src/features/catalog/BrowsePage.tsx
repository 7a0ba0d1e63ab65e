import { useText } from '@/i18n/text';
import { usePageTitle } from '@/ui/usePageTitle';
import { catalogText } from './messages';
import { ProductListing } from './ProductListing';

export function BrowsePage() {
  const text = useText(catalogText);
  usePageTitle(text.all);
  return (
    <>
      <h1 className="mb-8 text-4xl">{text.all}</h1>
      <ProductListing within={{}} />
    </>
  );
}
