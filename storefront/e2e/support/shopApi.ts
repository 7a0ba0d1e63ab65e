import { refuse, type UserError } from './refuse';

/** The shop's GraphQL endpoint as a program uses it: what a test prepares, or does on the other side of the counter. */
export class ShopApi {
  constructor(
    private readonly baseUrl: string,
    private readonly accessToken: string | null = null,
  ) {}

  /** Signs in and speaks as that account from then on. */
  async signIn(email: string, password: string): Promise<{ api: ShopApi; refreshToken: string }> {
    const { login } = await this.send<{
      login: { tokens: { accessToken: string; refreshToken: string }; userErrors: UserError[] };
    }>(
      `mutation SignIn($input: LoginInput!) {
        login(input: $input) { tokens { accessToken refreshToken } userErrors { code message } }
      }`,
      { input: { email, password } },
    );
    refuse(login.userErrors);
    return { api: new ShopApi(this.baseUrl, login.tokens.accessToken), refreshToken: login.tokens.refreshToken };
  }

  /** Answers whole or throws: a test has no use for half an answer. */
  async send<TData>(query: string, variables: object = {}): Promise<TData> {
    const response = await fetch(new URL('/graphql', this.baseUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: TData; errors?: unknown };
    if (errors) {
      throw new Error(`The shop answered with errors: ${JSON.stringify(errors)}`);
    }
    return data;
  }
}
