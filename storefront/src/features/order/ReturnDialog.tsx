import { failureMessage } from '@/graphql/failure';
import { useText } from '@/i18n/text';
import { Dialog } from '@/ui/Dialog';
import { orderText } from './messages';
import { useReturnRequestMutation } from './orderActionsApi';
import { type Choosable, UnitsForm } from './UnitsForm';

interface ReturnDialogProps {
  sellerOrderId: string;
  guestToken: string | null;
  lines: Choosable[];
  onClose: () => void;
}

export function ReturnDialog({ sellerOrderId, guestToken, lines, onClose }: ReturnDialogProps) {
  const text = useText(orderText);
  const [request, { data, error, isLoading }] = useReturnRequestMutation();
  return (
    <Dialog title={text.returnDialog.title} onClose={onClose}>
      <UnitsForm
        lines={lines}
        intro={text.returnDialog.text}
        reasons={text.pick.reasons.sendBack}
        submitLabel={text.returnDialog.submit}
        isBusy={isLoading}
        refusal={data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null)}
        onSubmit={async (choice) => {
          const answer = await request({ sellerOrderId, guestToken, ...choice });
          if (answer.data?.userErrors.length === 0) {
            onClose();
          }
        }}
      />
    </Dialog>
  );
}
