import { expect, test } from 'vitest';
import { newTraceParent } from './trace';

test('a trace begins in the form of the W3C, with ids of its own each time', () => {
  const [one, other] = [newTraceParent(), newTraceParent()];

  expect(one).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(other).not.toBe(one);
});
