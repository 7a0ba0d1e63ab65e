import { Link } from 'react-router';
import type { SearchOrder } from '@/graphql/generated';
import { count, sentenceCase } from '@/lib/words';
import { DataTable, type Column } from '@/office/ui/DataTable';
import { Facts } from '@/office/ui/Facts';
import { Input, Select } from '@/office/ui/Fields';
import { ListView, NothingHere } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { useAddressState } from '@/office/useAddressState';
import { useDebounced } from '@/office/useDebounced';
import { PriceRange } from '@/ui/Price';
import { ProductImage } from '@/ui/ProductImage';
import { useSearchLabQuery, useSearchLabSuggestionsQuery, type SearchLabHit } from './searchApi';

/** A search as shoppers make it, with what the engine made of it. */
export function SearchLabPage() {
  const [text, setText] = useAddressState<string>('q', '');
  const [orderBy, setOrderBy] = useAddressState<SearchOrder>('order', 'RELEVANCE');
  const query = useDebounced(text);
  const {
    currentData: result,
    isFetching,
    error,
    refetch,
  } = useSearchLabQuery({ query, filters: null, orderBy, first: 30 });
  const { data: suggestions } = useSearchLabSuggestionsQuery({ prefix: query }, { skip: query.trim() === '' });
  const best = result?.hits[0]?.score ?? 0;
  return (
    <>
      <PageHeader title="Search lab">What shoppers find, with the scores behind the order.</PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_19rem]">
        <Panel flush>
          <div className="flex flex-wrap gap-2 px-5 py-4">
            <Input
              label="Query"
              hideLabel
              type="search"
              placeholder="Type like a shopper: hedphones"
              className="min-w-56 grow"
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
            <Select
              label="Order"
              hideLabel
              className="w-44"
              value={orderBy}
              onChange={({ target }) => setOrderBy(target.value as SearchOrder)}
              options={(
                ['RELEVANCE', 'PRICE_ASCENDING', 'PRICE_DESCENDING', 'RATING_DESCENDING', 'NEWEST_FIRST'] as const
              ).map((value) => ({ value, label: sentenceCase(value) }))}
            />
          </div>
          <ListView
            rows={result?.hits}
            isLoading={isFetching}
            error={error}
            retry={() => void refetch()}
            empty={<NothingHere title={`Nothing matches “${query}”`} />}
          >
            {(hits) => (
              <DataTable
                caption="Hits"
                rows={hits}
                columns={columns(best)}
                rowKey={({ product, score }) => product?.id ?? String(score)}
              />
            )}
          </ListView>
        </Panel>
        {result && (
          <div className="space-y-5">
            <Panel title="The answer">
              <Facts
                facts={[
                  { label: 'Matches', value: result.totalCount },
                  { label: 'Understood as', value: result.correctedQuery ?? 'typed' },
                  { label: 'Model', value: result.hits[0]?.modelVersion ?? '—' },
                  { label: 'Query id', value: <span className="text-xs break-all">{result.queryId}</span> },
                ]}
              />
            </Panel>
            {suggestions && suggestions.length > 0 && (
              <Panel title="Completed as">
                <p className="text-sm text-muted">{suggestions.join(' · ')}</p>
              </Panel>
            )}
            {result.facets.map(({ kind, buckets }) => (
              <Panel key={kind} title={sentenceCase(kind)}>
                <ul className="space-y-1 text-sm">
                  {buckets.slice(0, 8).map(({ value, label, count: products }) => (
                    <li key={value} className="flex justify-between gap-3">
                      {label} <span className="text-muted tabular-nums">{products}</span>
                    </li>
                  ))}
                  {buckets.length > 8 && <li className="text-muted">{count(buckets.length - 8, 'more choice')}</li>}
                </ul>
              </Panel>
            ))}
          </div>
        )}
      </div>
    </>
  );
}

const columns = (best: number): Column<SearchLabHit>[] => [
  {
    header: 'Product',
    main: true,
    cell: ({ product }) =>
      product ? (
        <span className="flex items-center gap-3">
          <ProductImage image={product.image} title={product.title} className="size-9 shrink-0 rounded-lg" />
          <span className="min-w-0">
            <Link to={`/p/${product.slug}`} className="line-clamp-1 font-medium hover:underline">
              {product.title}
            </Link>
            <span className="text-xs text-muted">
              {product.brand}
              {!product.inStock && ' · sold out'}
            </span>
          </span>
        </span>
      ) : (
        'Could not be shown'
      ),
  },
  { header: 'Why', cell: ({ reason }) => reason },
  { header: 'Price', align: 'right', cell: ({ product }) => product && <PriceRange range={product.priceRange} /> },
  {
    header: 'Score',
    align: 'right',
    className: 'sm:w-40',
    cell: ({ score }) => (
      <span className="flex items-center justify-end gap-2">
        <span className="hidden h-1.5 w-16 overflow-hidden rounded-full bg-sand sm:block">
          <span
            className="block h-full rounded-full bg-teal"
            style={{ width: `${best > 0 ? (score / best) * 100 : 0}%` }}
          />
        </span>
        {score.toFixed(3)}
      </span>
    ),
  },
];
