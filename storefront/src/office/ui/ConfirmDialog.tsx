import type { ReactNode } from 'react';
import { OfficeButton } from './Button';
import { Dialog } from './Dialog';
import { Refusal, type ActionState } from './Refusal';

interface ConfirmDialogProps {
  title: string;
  /** What pressing it does: "End the promotion". */
  confirm: string;
  children: ReactNode;
  state: ActionState;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ title, confirm, children, state, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="text-sm text-ink-soft">{children}</div>
      <Refusal state={state} className="mt-4" />
      <div className="mt-6 flex justify-end gap-2">
        <OfficeButton onClick={onClose}>Not now</OfficeButton>
        <OfficeButton look="primary" busy={state.isLoading ?? false} onClick={onConfirm}>
          {confirm}
        </OfficeButton>
      </div>
    </Dialog>
  );
}
