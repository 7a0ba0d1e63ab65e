import { describe, expect, it } from 'vitest';
import { barOf, plans, totalOf, type PlanFetch } from './queryPlan';

const fetchOf = (times: Partial<PlanFetch>): PlanFetch => ({
  index: 0,
  subgraph: 'product',
  wave: 0,
  after: [],
  document: '{ products { id } }',
  ...times,
});

describe('the time line', () => {
  it('ends when the last fetch had answered', () => {
    expect(totalOf([fetchOf({ startMs: 0, durationMs: 4 }), fetchOf({ startMs: 4, durationMs: 6 }), fetchOf({})])).toBe(
      10,
    );
  });

  it('shows each fetch where it ran', () => {
    expect(barOf(fetchOf({ startMs: 4, durationMs: 6 }), 10)).toEqual({ marginLeft: '40%', width: '60%' });
  });

  it('shows nothing of what did not run', () => {
    expect(barOf(fetchOf({}), 0)).toEqual({ marginLeft: '0%', width: '0%' });
  });
});

describe('an answer', () => {
  it('is read without its plan, and with everything else', () => {
    const plan = { text: 'QueryPlan {}', fetches: [] };
    expect(plans.take({ data: { a: 1 }, extensions: { queryPlan: plan } })).toEqual({ data: { a: 1 } });
    expect(plans.get()).toEqual({ plan });
    const errors = [{ message: 'No.' }];
    expect(plans.take({ data: null, errors, extensions: { queryPlan: plan, other: 1 } })).toEqual({
      data: null,
      errors,
      extensions: { other: 1 },
    });
  });

  it('that refuses the plan says why, and is kept as it is', () => {
    const answer = { errors: [{ message: 'You may not see how operations are planned here.' }] };
    expect(plans.take(answer)).toBe(answer);
    expect(plans.get()).toEqual({ refusal: 'You may not see how operations are planned here.' });
  });
});
