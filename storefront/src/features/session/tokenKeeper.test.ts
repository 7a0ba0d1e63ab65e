import { describe, expect, it, vi } from 'vitest';
import { TokenKeeper, type SignedIn } from './tokenKeeper';

const start = Date.parse('2026-01-01T00:00:00Z');

function signedIn(round: number, at = start): SignedIn {
  return {
    viewer: { id: 'usr_1', email: 'ada@example.com', displayName: 'Ada', roles: ['CUSTOMER'] },
    tokens: {
      accessToken: `access-${round}`,
      refreshToken: `refresh-${round}`,
      expiresAt: new Date(at + 600_000).toISOString(),
    },
  };
}

function keeper(stored: string | null, answer: (refreshToken: string) => Promise<SignedIn | null>) {
  const state = { stored, now: start };
  const refresh = vi.fn(answer);
  const subject = new TokenKeeper({
    store: { read: () => state.stored, write: (token) => (state.stored = token) },
    refresh,
    exclusively: (work) => work(),
    now: () => state.now,
  });
  subject.onViewer = vi.fn();
  return { subject, state, refresh };
}

describe('TokenKeeper', () => {
  it('asks nobody for a guest', async () => {
    const { subject, refresh } = keeper(null, async () => signedIn(1));
    expect(await subject.accessToken()).toBeNull();
    expect(refresh).not.toHaveBeenCalled();
  });

  it('takes up an earlier session and keeps the rotated refresh token', async () => {
    const { subject, state, refresh } = keeper('refresh-0', async () => signedIn(1));
    expect(await subject.accessToken()).toBe('access-1');
    expect(refresh).toHaveBeenCalledExactlyOnceWith('refresh-0');
    expect(state.stored).toBe('refresh-1');
  });

  it('never uses one refresh token twice, however many ask at once', async () => {
    const { subject, refresh } = keeper('refresh-0', async () => signedIn(1));
    expect(await Promise.all([subject.accessToken(), subject.accessToken(), subject.accessToken()])).toEqual([
      'access-1',
      'access-1',
      'access-1',
    ]);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('renews shortly before the access token expires', async () => {
    const { subject, state, refresh } = keeper('refresh-0', async () => signedIn(refresh.mock.calls.length, state.now));
    await subject.accessToken();
    state.now += 500_000;
    expect(await subject.accessToken()).toBe('access-1');
    state.now += 90_000;
    expect(await subject.accessToken()).toBe('access-2');
  });

  it('becomes a guest when the shop rejects the refresh token', async () => {
    const { subject, state } = keeper('stolen', async () => null);
    expect(await subject.accessToken()).toBeNull();
    expect(state.stored).toBeNull();
    expect(subject.onViewer).toHaveBeenLastCalledWith(null);
  });

  it('keeps the session when the shop cannot be reached', async () => {
    const { subject, state } = keeper('refresh-0', async () => Promise.reject(new Error('offline')));
    await expect(subject.accessToken()).rejects.toThrow('offline');
    expect(state.stored).toBe('refresh-0');
  });

  it('exchanges a rejected access token once, for the first request that noticed', async () => {
    const { subject, refresh } = keeper('refresh-0', async () => signedIn(refresh.mock.calls.length));
    await subject.accessToken();
    expect(await subject.renewAccessToken('access-1')).toBe('access-2');
    expect(await subject.renewAccessToken('access-1')).toBe('access-2');
    expect(refresh).toHaveBeenCalledTimes(2);
  });
});
