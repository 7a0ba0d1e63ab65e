import { ReportForm } from '@/features/reviews/ReportDialog';
import { useText } from '@/i18n/text';
import { questionsText } from './messages';
import { useQuestionReportMutation } from './questionsApi';

/** Says to the shop that a question, or an answer to it, should not be there. */
export function QuestionReport({
  questionId,
  answerId,
  onClose,
}: {
  questionId: string;
  answerId: string | null;
  onClose: () => void;
}) {
  const { reportTitle } = useText(questionsText);
  const [report, state] = useQuestionReportMutation();
  return (
    <ReportForm
      title={reportTitle}
      state={state}
      onClose={onClose}
      onReport={(what) => void report({ id: questionId, answerId, ...what })}
    />
  );
}
