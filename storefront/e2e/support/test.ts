import { test as base, expect, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { mailedToken } from './mailbox';
import { refuse, type UserError } from './refuse';
import { Seller } from './seller';
import { ShopApi } from './shopApi';

/** The demo accounts; `seller` is the owner of Birch & Bone. */
const emails = {
  shopper: 'shopper@octomart.example',
  seller: 'owner@birch-and-bone.example',
  admin: 'admin@octomart.example',
} as const;

export type DemoAccount = keyof typeof emails;

interface ShopFixtures {
  /** The shop's API as a guest. */
  api: ShopApi;
  /** Signs the page's browser in as a demo account and hands back the API as that account. */
  signedIn: (account: DemoAccount) => Promise<ShopApi>;
  /** Opens an account that nobody else uses, signs the page's browser in with it, and hands back the API as that account. */
  member: () => Promise<ShopApi>;
  /** A seller at work through the API. */
  sellerOf: (slug: string) => Promise<Seller>;
  /** Fails a test on whose page a script failed. */
  noScriptFails: void;
}

export const test = base.extend<ShopFixtures>({
  api: async ({ baseURL }, use) => use(new ShopApi(baseURL!)),

  signedIn: async ({ api, page }, use) =>
    use(async (account) => {
      const { api: ofAccount, refreshToken } = await api.signIn(emails[account], demoPassword());
      await remember(page, 'refreshToken', refreshToken);
      // The page renews, and so uses up, the refresh token; the API keeps the access token of this sign-in.
      return ofAccount;
    }),

  member: async ({ api, page }, use) =>
    use(async () => {
      const email = `member-${randomUUID()}@shopper.example`;
      const password = 'seven quiet arms below';
      const { register } = await api.send<{ register: { userErrors: UserError[] } }>(
        `mutation Register($input: RegisterInput!) { register(input: $input) { userErrors { code message } } }`,
        { input: { email, password, displayName: 'Ada Member' } },
      );
      refuse(register.userErrors);
      const { emailVerify } = await api.send<{ emailVerify: { userErrors: UserError[] } }>(
        `mutation Verify($input: EmailVerifyInput!) { emailVerify(input: $input) { userErrors { code message } } }`,
        { input: { token: await mailedToken(email) } },
      );
      refuse(emailVerify.userErrors);
      const { api: ofAccount, refreshToken } = await api.signIn(email, password);
      await remember(page, 'refreshToken', refreshToken);
      return ofAccount;
    }),

  sellerOf: async ({ api }, use) =>
    use(async (slug) => new Seller(slug, (await api.signIn(`owner@${slug}.example`, demoPassword())).api)),

  noScriptFails: [
    async ({ page }, use) => {
      const failures: string[] = [];
      page.on('pageerror', ({ message }) => failures.push(message));
      await use();
      expect(failures, 'scripts that failed').toEqual([]);
    },
    { auto: true },
  ],
});

/** Puts what the storefront would have remembered of an earlier visit where it looks for it. */
export async function remember(page: Page, key: string, value: unknown): Promise<void> {
  await page.goto('/favicon.svg');
  await page.evaluate(([name, text]) => localStorage.setItem(name, text), [
    `octomart.${key}`,
    JSON.stringify(value),
  ] as const);
}

export function demoPassword(): string {
  const password = process.env.DEMO_PASSWORD;
  if (!password) {
    throw new Error('DEMO_PASSWORD is not set: the shop at BASE_URL prints it when it opens.');
  }
  return password;
}

export { expect };
