import { Fragment, type ReactNode } from 'react';

/** A sentence with elements in the places that it names: `fill('Mailed to {email}.', { email: <b>…</b> })`. */
export function fill(sentence: string, elements: Record<string, ReactNode>): ReactNode {
  return sentence
    .split(/\{(\w+)\}/)
    .map((part, index) => <Fragment key={index}>{index % 2 === 1 ? elements[part] : part}</Fragment>);
}
