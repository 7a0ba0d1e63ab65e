import type { SessionGate } from '@/graphql/baseQuery';
import type { TokensFragment, ViewerFragment } from '@/graphql/generated';

export interface SignedIn {
  viewer: ViewerFragment;
  tokens: TokensFragment;
}

/** Where the refresh token rests between visits. The access token never leaves memory. */
export interface RefreshTokenStore {
  read(): string | null;
  write(token: string | null): void;
}

export interface TokenKeeperDependencies {
  store: RefreshTokenStore;
  /** Exchanges a refresh token; null when the shop rejects it. Throws when the shop cannot be reached. */
  refresh(refreshToken: string): Promise<SignedIn | null>;
  /** Runs work while no other tab does: a refresh token that is used twice ends the whole session. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  now(): number;
}

const renewBeforeExpiryMs = 20_000;

/** Keeps a valid access token at hand, with one refresh at a time in this tab and across tabs. */
export class TokenKeeper implements SessionGate {
  private access: { token: string; expiresAt: number } | null = null;
  private renewal: Promise<string | null> | null = null;
  private readonly dependencies: TokenKeeperDependencies;

  /** Told who is signed in whenever that is learnt; null for a guest. */
  onViewer: (viewer: ViewerFragment | null) => void = () => {};

  constructor(dependencies: TokenKeeperDependencies) {
    this.dependencies = dependencies;
  }

  async accessToken(): Promise<string | null> {
    if (this.access && this.access.expiresAt - renewBeforeExpiryMs > this.dependencies.now()) {
      return this.access.token;
    }
    return this.dependencies.store.read() ? this.renew() : null;
  }

  async renewAccessToken(rejected: string): Promise<string | null> {
    if (this.access?.token === rejected) {
      this.access = null;
    }
    return this.accessToken();
  }

  /** At the start of a visit: takes up the session of the last one. Without an answer the visitor is a guest for now. */
  async restore(): Promise<void> {
    const token = await this.accessToken().catch(() => null);
    if (!token) {
      this.onViewer(null);
    }
  }

  signIn({ viewer, tokens }: SignedIn): void {
    this.access = { token: tokens.accessToken, expiresAt: Date.parse(tokens.expiresAt) };
    this.dependencies.store.write(tokens.refreshToken);
    this.onViewer(viewer);
  }

  /** Forgets the session and hands back the refresh token, so that the caller can revoke it. */
  signOut(): string | null {
    const refreshToken = this.dependencies.store.read();
    this.access = null;
    this.dependencies.store.write(null);
    this.onViewer(null);
    return refreshToken;
  }

  private renew(): Promise<string | null> {
    this.renewal ??= this.dependencies.exclusively(() => this.exchange()).finally(() => (this.renewal = null));
    return this.renewal;
  }

  private async exchange(): Promise<string | null> {
    // Read inside the lock: another tab may have rotated the token, or signed out, while this one waited.
    const refreshToken = this.dependencies.store.read();
    const signedIn = refreshToken ? await this.dependencies.refresh(refreshToken) : null;
    if (!signedIn) {
      this.signOut();
      return null;
    }
    this.signIn(signedIn);
    return signedIn.tokens.accessToken;
  }
}
