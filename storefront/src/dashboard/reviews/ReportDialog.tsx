import { useState, type FormEvent } from 'react';
import type { ReportReason } from '@/graphql/generated';
import { announce } from '@/office/ui/announcements';
import { OfficeButton } from '@/office/ui/Button';
import { Dialog } from '@/office/ui/Dialog';
import { Input, Select } from '@/office/ui/Fields';
import { Refusal } from '@/office/ui/Refusal';
import { useOfficeReviewReportMutation } from './reviewsApi';

/** Asks a moderator to look at a review. */
export function ReportDialog({ reviewId, onClose }: { reviewId: string; onClose: () => void }) {
  const [report, state] = useOfficeReviewReportMutation();
  const [reason, setReason] = useState<ReportReason>('SPAM');
  const [comment, setComment] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await report({ id: reviewId, reason, comment: comment.trim() || null });
    if (answer.data?.review) {
      announce('A moderator will look at it');
      onClose();
    }
  };
  return (
    <Dialog title="Report the review" onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} className="space-y-3">
        <Select
          label="What is wrong"
          value={reason}
          onChange={({ target }) => setReason(target.value as ReportReason)}
          options={[
            { value: 'SPAM', label: 'Spam' },
            { value: 'OFFENSIVE', label: 'Offensive' },
            { value: 'OFF_TOPIC', label: 'Not about the product' },
            { value: 'PERSONAL_DATA', label: 'Personal data' },
            { value: 'OTHER', label: 'Something else' },
          ]}
        />
        <Input
          label="More about it (optional)"
          maxLength={500}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
        />
        <Refusal state={state} />
        <OfficeButton type="submit" look="primary" busy={state.isLoading}>
          Report
        </OfficeButton>
      </form>
    </Dialog>
  );
}
