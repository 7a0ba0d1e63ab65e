import type { ReactNode } from 'react';
import { cx } from '@/ui/cx';

export interface Column<T> {
  header: string;
  cell: (row: T) => ReactNode;
  align?: 'right';
  /** On phones rows are cards: the main column is their title and carries no label. */
  main?: boolean;
  /** Left out of cards on phones. */
  desktopOnly?: boolean;
  className?: string;
}

export interface Selection {
  ids: ReadonlySet<string>;
  onChange: (ids: ReadonlySet<string>) => void;
}

interface DataTableProps<T> {
  caption: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  /** Rows that have just come. */
  isFresh?: (row: T) => boolean;
  selection?: Selection;
  nameOf?: (row: T) => string;
}

/** A table, whose rows become cards on phones; it stays a table for screen readers. */
export function DataTable<T>({ caption, rows, columns, rowKey, isFresh, selection, nameOf }: DataTableProps<T>) {
  const ids = rows.map(rowKey);
  const allChosen = selection !== undefined && ids.length > 0 && ids.every((id) => selection.ids.has(id));
  const choose = (which: string[], chosen: boolean) => {
    const next = new Set(selection?.ids);
    which.forEach((id) => (chosen ? next.add(id) : next.delete(id)));
    selection?.onChange(next);
  };
  return (
    <table className="w-full text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:hidden">
        <tr className="border-y border-line bg-paper/60 text-left text-xs text-muted">
          {selection && (
            <th scope="col" className="w-10 py-2 pl-5">
              <input
                type="checkbox"
                aria-label="Choose all rows"
                className="size-4 align-middle accent-coral"
                checked={allChosen}
                onChange={(event) => choose(ids, event.target.checked)}
              />
            </th>
          )}
          {columns.map(({ header, align, className }) => (
            <th
              key={header}
              scope="col"
              className={cx('px-3 py-2 font-medium first:pl-5 last:pr-5', align === 'right' && 'text-right', className)}
            >
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => {
          const id = rowKey(row);
          return (
            <tr
              key={id}

              data-row={id}
              className={cx(
                'border-b border-line transition-colors duration-1000 last:border-0 hover:bg-paper/70 max-sm:flex max-sm:flex-wrap max-sm:gap-x-4 max-sm:gap-y-1 max-sm:px-5 max-sm:py-3.5',
                isFresh?.(row) && 'bg-sun-wash',
                selection?.ids.has(id) && 'bg-sand/60',
              )}
            >
              {selection && (
                <td className="w-10 py-2.5 pl-5 max-sm:order-first max-sm:w-auto max-sm:p-0">
                  <input
                    type="checkbox"
                    aria-label={`Choose ${nameOf?.(row) ?? 'this row'}`}
                    className="size-4 align-middle accent-coral"
                    checked={selection.ids.has(id)}
                    onChange={(event) => choose([id], event.target.checked)}
                  />
                </td>
              )}
              {columns.map(({ header, cell, align, main, desktopOnly, className }) => {
                const content = cell(row);
                return (
                  <td
                    key={header}
                    className={cx(
                      'px-3 py-2.5 max-sm:p-0 sm:first:pl-5 sm:last:pr-5',
                      align === 'right' && 'text-right tabular-nums max-sm:text-left',
                      main && (selection ? 'max-sm:w-[calc(100%-2.5rem)]' : 'max-sm:w-full'),
                      (desktopOnly || content === null) && 'max-sm:hidden',
                      className,
                    )}
                  >
                    {!main && (
                      <span className="mr-1 text-xs text-muted sm:hidden" aria-hidden="true">
                        {header}
                      </span>
                    )}
                    {content}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
