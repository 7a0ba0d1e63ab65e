import { failureMessage } from '@/graphql/failure';
import { useText } from '@/i18n/text';
import { Dialog } from '@/ui/Dialog';
import { orderText } from './messages';
import { useOrderCancelMutation } from './orderActionsApi';
import { type Choosable, UnitsForm } from './UnitsForm';

interface CancelDialogProps {
  orderId: string;
  guestToken: string | null;
  lines: Choosable[];
  onClose: () => void;
}

export function CancelDialog({ orderId, guestToken, lines, onClose }: CancelDialogProps) {
  const text = useText(orderText);
  const [cancel, { data, error, isLoading }] = useOrderCancelMutation();
  return (
    <Dialog title={text.cancelDialog.title} onClose={onClose}>
      <UnitsForm
        lines={lines}
        intro={text.cancelDialog.text}
        reasons={text.pick.reasons.cancel}
        submitLabel={text.cancelDialog.submit}
        isBusy={isLoading}
        refusal={data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null)}
        onSubmit={async (choice) => {
          const answer = await cancel({ orderId, guestToken, ...choice });
          if (answer.data?.userErrors.length === 0) {
            onClose();
          }
        }}
      />
    </Dialog>
  );
}
