import { type FormEvent, useState } from 'react';
import { failureMessage, type UserError } from '@/graphql/failure';
import type { ReportReason } from '@/graphql/generated';
import { useText } from '@/i18n/text';
import { Button } from '@/ui/Button';
import { ChoiceCard } from '@/ui/ChoiceCard';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { reviewsText } from './messages';
import { useReviewReportMutation } from './reviewsApi';

const reasons: ReportReason[] = ['SPAM', 'OFFENSIVE', 'OFF_TOPIC', 'PERSONAL_DATA', 'OTHER'];

/** Says to the shop that a review should not be there. */
export function ReportDialog({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const { reportTitle } = useText(reviewsText);
  const [report, state] = useReviewReportMutation();
  return (
    <ReportForm
      title={reportTitle}
      state={state}
      onClose={onClose}
      onReport={(what) => void report({ id: reviewId, ...what })}
    />
  );
}

interface ReportFormProps {
  title: string;
  /** How the report stands. */
  state: { data?: { userErrors: UserError[] } | null | undefined; error?: unknown; isLoading: boolean };
  onClose: () => void;
  onReport: (what: { reason: ReportReason; comment?: string }) => void;
}

/** What is wrong with something that somebody wrote. */
export function ReportForm({ title, state: { data, error, isLoading }, onClose, onReport }: ReportFormProps) {
  const text = useText(reviewsText);
  const [reason, setReason] = useState<ReportReason>('SPAM');
  const [comment, setComment] = useState('');
  const refusal = data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReport({ reason, ...(comment.trim() ? { comment: comment.trim() } : {}) });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {data && !refusal ? (
        <Notice tone="success">{text.reported}</Notice>
      ) : (
        <form onSubmit={submit} className="space-y-5">
          <fieldset className="space-y-2.5">
            <legend className="sr-only">{title}</legend>
            {reasons.map((value) => (
              <ChoiceCard
                key={value}
                name="reason"
                value={value}
                checked={reason === value}
                onChoose={() => setReason(value)}
                title={text.reasons[value]}
              />
            ))}
          </fieldset>
          <TextField
            label={text.comment}
            maxLength={300}
            value={comment}
            onChange={({ target }) => setComment(target.value)}
          />
          {refusal && <Notice tone="error">{refusal}</Notice>}
          <Button type="submit" busy={isLoading}>
            {text.send}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
