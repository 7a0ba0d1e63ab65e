import { useRef, useState } from 'react';
import { failureMessage } from '@/graphql/failure';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Input } from '@/office/ui/Fields';
import { BackIcon, PictureIcon, TrashIcon } from '@/office/ui/icons';
import { Panel } from '@/office/ui/Panel';
import { refusalMessages } from '@/office/ui/Refusal';
import { upload, UploadFailure } from '@/office/upload/upload';
import { Notice } from '@/ui/Notice';
import {
  useMediaAddMutation,
  useMediaRemoveMutation,
  useMediaReorderMutation,
  useMediaUpdateMutation,
  type CatalogProduct,
} from './productsApi';

type Picture = CatalogProduct['media'][number];

/** A product's photographs: added, described, put in order. Without any the shop draws it. */
export function MediaPanel({ product }: { product: CatalogProduct }) {
  const input = useRef<HTMLInputElement>(null);
  const [add] = useMediaAddMutation();
  const [reorder] = useMediaReorderMutation();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isDrawn = product.media.every(({ width }) => width === null);

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(null);
    await work().catch((error: unknown) =>
      setProblem(error instanceof UploadFailure ? error.message : failureMessage(error)),
    );
    setBusy(false);
  };
  const addAll = async (files: readonly File[]) => {
    let version = product.version;
    for (const file of files) {
      const { uploadId } = await upload('/uploads/pictures', file);
      const answer = await add({ productId: product.id, version, uploadId });
      setProblem(refusalMessages(answer)[0] ?? null);
      if (!answer.data?.product) {
        return;
      }
      version = answer.data.product.version;
    }
    announce(files.length === 1 ? 'The photograph was added' : `${files.length} photographs were added`);
  };
  const move = (index: number, by: -1 | 1) =>
    run(async () => {
      const ids = product.media.map(({ id }) => id);
      const [moved] = ids.splice(index, 1);
      ids.splice(index + by, 0, moved!);
      const answer = await reorder({ productId: product.id, version: product.version, mediaIds: ids });
      setProblem(refusalMessages(answer)[0] ?? null);
    });

  return (
    <Panel
      title="Photographs"
      note={isDrawn ? 'None yet: the shop draws the product until there are.' : 'The first one is shown in lists.'}
      actions={
        <>
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/gif"
            multiple
            className="sr-only"
            aria-label="Photographs to add"
            onChange={({ target }) => {
              const files = [...(target.files ?? [])];
              target.value = '';
              void run(() => addAll(files));
            }}
          />
          <OfficeButton busy={isBusy} onClick={() => input.current?.click()}>
            <PictureIcon /> Add photographs
          </OfficeButton>
        </>
      }
    >
      {problem && (
        <Notice tone="error" className="mb-3">
          {problem}
        </Notice>
      )}
      <ul className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
        {product.media.map((picture, index) => (
          <PictureCard
            key={picture.id}
            product={product}
            picture={picture}
            isDrawing={picture.width === null}
            onEarlier={index > 0 ? () => void move(index, -1) : null}
            onLater={index < product.media.length - 1 ? () => void move(index, 1) : null}
            onProblem={setProblem}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface PictureCardProps {
  product: CatalogProduct;
  picture: Picture;
  isDrawing: boolean;
  onEarlier: (() => void) | null;
  onLater: (() => void) | null;
  onProblem: (problem: string | null) => void;
}

function PictureCard({ product, picture, isDrawing, onEarlier, onLater, onProblem }: PictureCardProps) {
  const [update] = useMediaUpdateMutation();
  const [remove, removing] = useMediaRemoveMutation();
  const [alt, setAlt] = useState(picture.alt ?? '');
  const key = { productId: product.id, version: product.version, mediaId: picture.id };
  const saveAlt = async () => {
    if (alt !== (picture.alt ?? '')) {
      const answer = await update({ ...key, alt });
      onProblem(refusalMessages(answer)[0] ?? null);
      if (answer.data?.product) {
        announce('Saved');
      }
    }
  };
  const takeAway = async () => onProblem(refusalMessages(await remove(key))[0] ?? null);
  const place = `photograph ${picture.position}`;
  return (
    <li>
      <img src={picture.url} alt={picture.alt ?? ''} className="aspect-square w-full rounded-lg bg-sand object-cover" />
      {!isDrawing && (
        <>
          <div className="mt-1.5 flex">
            <OfficeButton
              look="quiet"
              aria-label={`Move ${place} earlier`}
              disabled={!onEarlier}
              onClick={() => onEarlier?.()}
            >
              <BackIcon />
            </OfficeButton>
            <OfficeButton
              look="quiet"
              aria-label={`Move ${place} later`}
              disabled={!onLater}
              onClick={() => onLater?.()}
            >
              <BackIcon className="rotate-180" />
            </OfficeButton>
            <OfficeButton
              look="quiet"
              className="ml-auto"
              aria-label={`Remove ${place}`}
              busy={removing.isLoading}
              onClick={() => void takeAway()}
            >
              <TrashIcon />
            </OfficeButton>
          </div>
          <Input
            label={`What ${place} shows`}
            hideLabel
            placeholder="What it shows"
            maxLength={500}
            value={alt}
            onChange={({ target }) => setAlt(target.value)}
            onBlur={() => void saveAlt()}
          />
        </>
      )}
    </li>
  );
}
