import { expect, it } from 'vitest';
import { columnNames } from './columns';

it.each([
  ['sku,title,price\nA,B,1', 'a.csv', ['sku', 'title', 'price']],
  ['\uFEFFArtikel;Preis, EUR;"Name; lang"\r\n1;2;3', 'a.CSV', ['Artikel', 'Preis, EUR', 'Name; lang']],
  ['{"sku":"A","title":"B"}\n{}', 'a.jsonl', ['sku', 'title']],
  ['{"sku":', 'a.jsonl', []],
  ['\u001f\u008b binary', 'a.csv.gz', []],
])('reads the columns of %o', (head, name, columns) => {
  expect(columnNames(head, name)).toEqual(columns);
});
