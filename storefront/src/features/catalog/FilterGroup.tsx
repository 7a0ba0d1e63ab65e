import type { ReactNode } from 'react';

/** A titled group of filters. The title floats: a plain legend would sit on the line above its group. */
export function FilterGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="py-4">
      <legend className="float-left mb-3 w-full text-sm font-semibold">{title}</legend>
      <div className="clear-both">{children}</div>
    </fieldset>
  );
}
