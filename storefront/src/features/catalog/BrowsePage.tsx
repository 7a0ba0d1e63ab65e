import { usePageTitle } from '@/ui/usePageTitle';
import { ProductListing } from './ProductListing';

export function BrowsePage() {
  usePageTitle('All products');
  return (
    <>
      <h1 className="mb-8 text-4xl">All products</h1>
      <ProductListing within={{}} />
    </>
  );
}
