import type { ProductDetails } from '@/features/product/productApi';
import { useText } from '@/i18n/text';
import { reviewsText } from './messages';

type Summary = NonNullable<ProductDetails['reviewSummary']>;

/** Sentences that shoppers wrote, picked by what is praised and what is not. Each belongs to a review; none is made up. */
export function ReviewHighlights({ summary }: { summary: Summary }) {
  const text = useText(reviewsText);
  if (summary.pros.length + summary.cons.length === 0) {
    return null;
  }
  return (
    <div className="mb-8 grid gap-6 rounded-2xl bg-sand p-6 sm:grid-cols-2">
      <Sentences title={text.praised} sign="+" className="text-teal" sentences={summary.pros} />
      <Sentences title={text.criticised} sign="−" className="text-coral-deep" sentences={summary.cons} />
    </div>
  );
}

interface SentencesProps {
  title: string;
  sign: string;
  className: string;
  sentences: Summary['pros'];
}

function Sentences({ title, sign, className, sentences }: SentencesProps) {
  if (sentences.length === 0) {
    return null;
  }
  return (
    <div>
      <h3 className="mb-2 font-sans text-sm tracking-normal">{title}</h3>
      <ul className="space-y-2 text-sm">
        {sentences.map(({ text }) => (
          <li key={text} className="flex gap-2.5">
            <span aria-hidden="true" className={`font-bold ${className}`}>
              {sign}
            </span>
            “{text}”
          </li>
        ))}
      </ul>
    </div>
  );
}
