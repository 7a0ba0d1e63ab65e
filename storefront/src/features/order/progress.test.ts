import { describe, expect, it } from 'vitest';
import { paymentStepOf, stepsDone } from './progress';

describe('the payment of an order', () => {
  it('is asked for while nobody has paid', () => {
    expect(paymentStepOf('PENDING_PAYMENT', null)).toBe('pay');
    expect(paymentStepOf('PAYMENT_FAILED', 'FAILED')).toBe('pay');
    expect(paymentStepOf('PENDING_PAYMENT', 'REQUIRES_ACTION')).toBe('pay');
  });

  it('is never asked for twice while its outcome is on the way', () => {
    expect(paymentStepOf('PENDING_PAYMENT', 'CAPTURED')).toBe('wait');
    expect(paymentStepOf('PAYMENT_FAILED', 'PROCESSING')).toBe('wait');
  });

  it('is over once the order says so', () => {
    expect(paymentStepOf('CONFIRMED', 'PROCESSING')).toBe('none');
    expect(paymentStepOf('CANCELLED', null)).toBe('none');
  });
});

it('counts the steps that are behind a part of an order', () => {
  expect(stepsDone('AWAITING_PAYMENT')).toBe(1);
  expect(stepsDone('DELIVERED')).toBe(5);
  expect(stepsDone('CANCELLED')).toBeNull();
});
