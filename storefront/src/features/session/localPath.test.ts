import { expect, it } from 'vitest';
import { localPath } from './localPath';

it.each(['/checkout', '/orders/ord_1?x=1'])('leads on to %s', (path) => {
  expect(localPath(path)).toBe(path);
});

it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
  'never leads out of the shop: %o',
  (path) => {
    expect(localPath(path)).toBe('/account');
  },
);
