import { expect, it } from 'vitest';
import { flattenCategories } from './categories';

const leaf = (name: string) => ({ id: name, name, slug: name, version: 1 });

it('lists a tree with paths, each category behind its parent', () => {
  const flat = flattenCategories([
    { ...leaf('Home'), children: [{ ...leaf('Lamps'), children: [leaf('Desk')] }] },
    leaf('Audio'),
  ]);
  expect(flat.map(({ path, depth, parentId }) => [path, depth, parentId])).toEqual([
    ['Home', 0, null],
    ['Home › Lamps', 1, 'Home'],
    ['Home › Lamps › Desk', 2, 'Lamps'],
    ['Audio', 0, null],
  ]);
});
