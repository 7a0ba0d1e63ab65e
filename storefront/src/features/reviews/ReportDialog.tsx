import { type FormEvent, useState } from 'react';
import { failureMessage } from '@/graphql/failure';
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

export function ReportDialog({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const text = useText(reviewsText);
  const [report, { data, error, isLoading }] = useReviewReportMutation();
  const [reason, setReason] = useState<ReportReason>('SPAM');
  const [comment, setComment] = useState('');
  const refusal = data?.userErrors[0]?.message ?? (error ? failureMessage(error) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void report({ id: reviewId, reason, ...(comment.trim() ? { comment: comment.trim() } : {}) });
  };
  return (
    <Dialog title={text.reportTitle} onClose={onClose}>
      {data && !refusal ? (
        <Notice tone="success">{text.reported}</Notice>
      ) : (
        <form onSubmit={submit} className="space-y-5">
          <fieldset className="space-y-2.5">
            <legend className="sr-only">{text.reportTitle}</legend>
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
