import { useState, type FormEvent } from 'react';
import { errorsByInput } from '@/graphql/failure';
import { formatMoment } from '@/lib/dates';
import { formatMoney } from '@/lib/money';
import { rowsOf } from '@/office/graphql/endpoints';
import { announce } from '@/office/ui/announcements';
import { Badge } from '@/office/ui/Badge';
import { OfficeButton } from '@/office/ui/Button';
import { Textarea } from '@/office/ui/Fields';
import { ListView, NothingHere, Pager } from '@/office/ui/ListStates';
import { PageHeader } from '@/office/ui/PageHeader';
import { Panel } from '@/office/ui/Panel';
import { Refusal } from '@/office/ui/Refusal';
import { SellerHtml } from '@/ui/SellerHtml';
import {
  useProductApproveMutation,
  useProductQueueInfiniteQuery,
  useProductRejectMutation,
  type QueuedProduct,
} from './moderationApi';

/** Products that wait for the shop's approval, who has waited longest first. */
export function ProductQueuePage() {
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useProductQueueInfiniteQuery({ first: 10 });
  const { rows, total } = rowsOf<QueuedProduct>(data);
  return (
    <>
      <PageHeader title="Products to approve">Who has waited longest first.</PageHeader>
      <div className="space-y-5">
        <ListView
          rows={rows}
          isLoading={isLoading}
          error={error}
          retry={() => void refetch()}
          empty={
            <Panel flush>
              <NothingHere title="Nothing waits for approval" />
            </Panel>
          }
        >
          {(products) => products.map((product) => <QueuedProductCard key={product.id} product={product} />)}
        </ListView>
        <Panel flush>
          <Pager
            shown={rows?.length ?? 0}
            total={total}
            hasMore={hasNextPage}
            busy={isFetchingNextPage}
            onMore={() => void fetchNextPage()}
          />
        </Panel>
      </div>
    </>
  );
}

function QueuedProductCard({ product }: { product: QueuedProduct }) {
  const [approve, approving] = useProductApproveMutation();
  const [reject, rejecting] = useProductRejectMutation();
  const [note, setNote] = useState<string | null>(null);
  const pressApprove = async () => {
    const answer = await approve({ id: product.id, version: product.version });
    if (answer.data?.product) {
      announce(`${product.title} is on sale`);
    }
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await reject({ id: product.id, version: product.version, note: (note ?? '').trim() });
    if (answer.data?.product) {
      announce(`${product.title} went back to its seller`);
    }
  };
  return (
    <Panel
      title={product.title}
      note={`${product.seller?.name ?? 'Proposed for all sellers'} · since ${formatMoment(product.createdAt)}`}
      actions={
        <>
          {product.isShared && <Badge tone="progress">Shared listing</Badge>}
          <OfficeButton look="danger" onClick={() => setNote('')}>
            Send back…
          </OfficeButton>
          <OfficeButton look="primary" busy={approving.isLoading} onClick={() => void pressApprove()}>
            Approve
          </OfficeButton>
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-[10rem_1fr]">
        <div className="flex gap-2 sm:block sm:space-y-2">
          {product.media.slice(0, 3).map(({ id, url, alt }) => (
            <img
              key={id}
              src={url}
              alt={alt ?? ''}
              className="aspect-square w-24 rounded-lg bg-sand object-cover sm:w-full"
            />
          ))}
        </div>
        <div className="min-w-0 space-y-3 text-sm">
          <p className="text-muted">
            {[product.brand, ...product.categories.map(({ name }) => name)].filter(Boolean).join(' · ')}
          </p>
          <SellerHtml html={product.descriptionHtml} />
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
            {product.attributes.map(({ code, label, value, unit }) => (
              <li key={code}>
                {label}: {value} {unit}
              </li>
            ))}
          </ul>
          <ul className="space-y-0.5">
            {product.variants.nodes.map(({ id, sku, options, price }) => (
              <li key={id}>
                {[sku, ...options.map(({ value }) => value)].join(' · ')}{' '}
                <span className="text-muted">{price ? formatMoney(price) : 'no price'}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <Refusal state={approving} className="mt-3" />
      {note !== null && (
        <form onSubmit={(event) => void submit(event)} className="mt-4 max-w-xl space-y-3">
          <Textarea
            label="What is to be mended, for the seller"
            required
            rows={3}
            maxLength={1000}
            value={note}
            error={errorsByInput(rejecting.data?.userErrors).note}
            onChange={({ target }) => setNote(target.value)}
          />
          <Refusal state={rejecting} shownBeside={['note']} />
          <div className="flex gap-2">
            <OfficeButton type="submit" look="primary" busy={rejecting.isLoading}>
              Send back
            </OfficeButton>
            <OfficeButton onClick={() => setNote(null)}>Not now</OfficeButton>
          </div>
        </form>
      )}
    </Panel>
  );
}
