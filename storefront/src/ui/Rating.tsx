import { useText } from '@/i18n/text';
import { formatNumber } from '@/lib/words';
import { uiText } from './messages';

const star = 'M10 1.6l2.6 5.300 5.800.8-4.200 4.100 1 5.800-5.200-2.700-5.200 2.700 1-5.800L1.600 7.700l5.800-.8z';

/** Five stars, filled as far as the rating goes; read out as one sentence. */
export function Stars({ value, className = 'h-4' }: { value: number; className?: string }) {
  const text = useText(uiText);
  const width = `${Math.max(0, Math.min(100, (value / 5) * 100))}%`;
  return (
    <span className="relative inline-flex" role="img" aria-label={text.rated(formatNumber(value, 1))}>
      <FiveStars className={`${className} text-line`} />
      <span className="absolute inset-y-0 left-0 overflow-hidden" style={{ width }}>
        <FiveStars className={`${className} max-w-none text-sun`} />
      </span>
    </span>
  );
}

function FiveStars({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 100 20" className={`${className} w-auto`} fill="currentColor" aria-hidden="true">
      {[0, 20, 40, 60, 80].map((x) => (
        <path key={x} d={star} transform={`translate(${x})`} />
      ))}
    </svg>
  );
}

export function RatingLine({ average, count }: { average: number; count: number }) {
  const text = useText(uiText);
  if (count === 0) {
    return <span className="text-sm text-muted">{text.noReviews}</span>;
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-sm text-muted">
      <Stars value={average} className="h-3.5" />
      <span aria-hidden="true" className="tabular-nums">
        {formatNumber(average, 1)} ({count})
      </span>
      <span className="sr-only">{text.reviews(count)}</span>
    </span>
  );
}
