import { useState } from 'react';
import { useParams } from 'react-router';
import { announce } from '@/office/ui/announcements';
import { OfficeButton, OfficeLink } from '@/office/ui/Button';
import { DetailPage } from '@/office/ui/DetailPage';
import { ConfirmDialog } from '@/office/ui/ConfirmDialog';
import { ExternalIcon } from '@/office/ui/icons';
import { PageHeader } from '@/office/ui/PageHeader';
import { Refusal } from '@/office/ui/Refusal';
import { Notice } from '@/ui/Notice';
import { useSeller } from '../session/seller';
import { MediaPanel } from './MediaPanel';
import { ProductBadge } from './ProductBadge';
import { ProductForm } from './ProductForm';
import {
  useCatalogProductQuery,
  useProductArchiveMutation,
  useProductPublishMutation,
  type CatalogProduct,
} from './productsApi';
import { VariantsPanel } from './VariantsPanel';

const back = { to: '/dashboard/products', label: 'Products' };

/** One product with all that is said and sold of it. */
export function ProductPage() {
  const { id = '' } = useParams();
  return (
    <DetailPage query={useCatalogProductQuery({ id })} missing="There is no such product of yours" back={back.to}>
      {(product) => <Product product={product} />}
    </DetailPage>
  );
}

function Product({ product }: { product: CatalogProduct }) {
  const seller = useSeller();
  const [publish, publishing] = useProductPublishMutation();
  const [isArchiving, setArchiving] = useState(false);
  // What a shared listing says is the shop's; sellers have their own offers on it.
  const isOwn = !product.isShared && product.seller?.id === seller.id;
  const isOffSale = product.status === 'DRAFT' || product.status === 'ARCHIVED';
  const press = async () => {
    const answer = await publish({ id: product.id, version: product.version });
    const status = answer.data?.product?.status;
    if (status) {
      announce(status === 'ACTIVE' ? 'It is on sale' : 'It was handed in; the shop looks at it first');
    }
  };
  return (
    <>
      <PageHeader
        title={product.title}
        back={back}
        aside={<ProductBadge status={product.status} />}
        actions={
          <>
            {product.status === 'ACTIVE' && (
              <OfficeLink to={`/p/${product.slug}`}>
                <ExternalIcon /> In the shop
              </OfficeLink>
            )}
            {isOwn && product.status !== 'ARCHIVED' && (
              <OfficeButton look="danger" onClick={() => setArchiving(true)}>
                Archive…
              </OfficeButton>
            )}
            {isOwn && isOffSale && (
              <OfficeButton look="primary" busy={publishing.isLoading} onClick={() => void press()}>
                Publish
              </OfficeButton>
            )}
          </>
        }
      />
      <Refusal state={publishing} className="mb-4" />
      {product.reviewNote && (
        <Notice tone="warning" className="mb-4">
          The shop sent it back: <q>{product.reviewNote}</q>
        </Notice>
      )}
      {product.isShared && (
        <Notice className="mb-4">
          A shared listing: the shop describes it, and every seller puts own offers on it. Yours are below.
        </Notice>
      )}
      <div className="space-y-5">
        <VariantsPanel product={product} />
        {isOwn && <MediaPanel product={product} />}
        {isOwn && <ProductForm key={`${product.id}-${product.version}`} product={product} />}
      </div>
      {isArchiving && <ArchiveDialog product={product} onClose={() => setArchiving(false)} />}
    </>
  );
}

function ArchiveDialog({ product, onClose }: { product: CatalogProduct; onClose: () => void }) {
  const [archive, state] = useProductArchiveMutation();
  const confirm = async () => {
    const answer = await archive({ id: product.id, version: product.version });
    if (answer.data?.product) {
      announce('It is off sale');
      onClose();
    }
  };
  return (
    <ConfirmDialog
      title={`Take ${product.title} off sale?`}
      confirm="Archive it"
      state={state}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      Shoppers no longer find it. Orders keep what they bought, and publishing brings it back.
    </ConfirmDialog>
  );
}
