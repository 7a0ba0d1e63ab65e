import { expect, it } from 'vitest';
import { slugOf } from './slug';

it('makes a name fit for an address', () => {
  expect(slugOf('Juniper & Söhne')).toBe('juniper-sohne');
  expect(slugOf('  Café №1! ')).toBe('cafe-no1');
});
