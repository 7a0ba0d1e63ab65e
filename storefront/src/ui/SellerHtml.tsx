import DOMPurify from 'dompurify';
import { useMemo } from 'react';

const allowed = {
  ALLOWED_TAGS: ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'b', 'i', 'h2', 'h3', 'h4', 'blockquote', 'a'],
  ALLOWED_ATTR: ['href'],
};

/** HTML that a seller wrote: text structure only. Scripts, styles and images of strangers never run in the shop. */
export function SellerHtml({ html }: { html: string }) {
  const safe = useMemo(() => DOMPurify.sanitize(html, allowed), [html]);
  // oxlint-disable-next-line react/no-danger -- sanitized on the line above
  return <div className="seller-text" dangerouslySetInnerHTML={{ __html: safe }} />;
}
