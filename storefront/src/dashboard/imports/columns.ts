import type { CatalogField } from '@/graphql/generated';

export const mappableFields: readonly CatalogField[] = [
  'SKU',
  'TITLE',
  'DESCRIPTION',
  'BRAND',
  'CATEGORY',
  'SUBCATEGORY',
  'PRICE',
  'COMPARE_AT_PRICE',
  'CURRENCY',
  'STOCK',
  'GTIN',
];

/** The names of a file's columns, by its first line; none where they cannot be read, as of a gzipped file. */
export function columnNames(head: string, fileName: string): string[] {
  const line = head.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
  if (line.startsWith('{')) {
    try {
      return Object.keys(JSON.parse(line) as object);
    } catch {
      return [];
    }
  }
  return /\.csv$/i.test(fileName) ? csvCells(line) : [];
}

function csvCells(line: string): string[] {
  const separator = [',', ';', '\t'].toSorted((one, other) => line.split(other).length - line.split(one).length)[0]!;
  const cells = line.match(new RegExp(`(?:"(?:[^"]|"")*"|[^${separator}]*)(?:${separator}|$)`, 'g')) ?? [];
  return cells
    .map((cell) => cell.replace(new RegExp(`${separator}$`), '').trim())
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
    .filter((cell) => cell !== '');
}
