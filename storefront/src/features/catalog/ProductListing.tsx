import { useSearchParams } from 'react-router';
import { useText } from '@/i18n/text';
import { FailureState } from '@/ui/FailureState';
import { useProductListInfiniteQuery } from './catalogApi';
import { catalogueSorts, toOrderBy, toWhere } from './catalogueFilter';
import { readListing, writeListing } from './listing';
import type { CataloguePart } from './listRequest';
import { ListingView } from './ListingView';
import { catalogText } from './messages';
import { useShopCurrency } from './useShopCurrency';

export function ProductListing({ within }: { within: CataloguePart }) {
  const text = useText(catalogText);
  const [params, setParams] = useSearchParams();
  const currency = useShopCurrency();
  const listing = readListing(params, catalogueSorts);
  const list = useProductListInfiniteQuery({
    ...within,
    where: toWhere(listing, within.where ?? {}, currency),
    orderBy: toOrderBy(listing),
  });
  const pages = list.currentData?.pages ?? list.data?.pages;

  if (list.isError && !pages) {
    return <FailureState error={list.error} retry={() => void list.refetch()} />;
  }
  return (
    <ListingView
      listing={listing}
      sorts={catalogueSorts}
      onChange={(next) => setParams(writeListing(next, catalogueSorts))}
      items={pages?.flatMap((page) => page.nodes.map((product) => ({ product })))}
      total={pages?.[0]?.totalCount ?? 0}
      facets={pages?.[0]?.facets ?? []}
      isStale={list.isFetching && !list.currentData}
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      onMore={() => void list.fetchNextPage()}
      emptyText={text.emptyHere}
    />
  );
}
