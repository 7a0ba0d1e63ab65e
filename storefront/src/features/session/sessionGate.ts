import { execute, TransportFailure } from '@/graphql/execute';
import { TokenRefreshDocument } from '@/graphql/generated';
import { readStored, writeStored } from '@/lib/storage';
import { TokenKeeper, type SignedIn } from './tokenKeeper';

const refreshTokenKey = 'refreshToken';

/** The tab's one token keeper, wired to the shop and to the browser. */
export const sessionGate = new TokenKeeper({
  store: {
    read: () => readStored<string>(refreshTokenKey),
    write: (token) => writeStored(refreshTokenKey, token),
  },
  refresh,
  exclusively: (work) => (navigator.locks ? navigator.locks.request('octomart.refresh', work) : work()),
  now: () => Date.now(),
});

async function refresh(refreshToken: string): Promise<SignedIn | null> {
  const { data, errors } = await execute(TokenRefreshDocument, { input: { refreshToken } });
  if (!data?.tokenRefresh) {
    throw new TransportFailure(errors?.[0]?.message ?? 'Your session could not be renewed. Try again.');
  }
  const { user, tokens } = data.tokenRefresh;
  return user && tokens ? { viewer: user, tokens } : null;
}
