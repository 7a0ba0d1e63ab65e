/** A seller of the demo shop, who works through the API: accepts its part of an order and hands it to a carrier. */
export class Seller {
  #baseUrl;
  #token;
  #slug;

  static async signIn(baseUrl, slug, password) {
    const seller = new Seller();
    seller.#baseUrl = baseUrl;
    seller.#slug = slug;
    const { login } = await seller.#send(
      `mutation SignIn($input: LoginInput!) {
        login(input: $input) { tokens { accessToken } userErrors { code message } }
      }`,
      { input: { email: `owner@${slug}.example`, password } },
    );
    refuse(login.userErrors);
    seller.#token = login.tokens.accessToken;
    return seller;
  }

  /** The seller's part of the order with this number. Sellers hear of an order a moment after it was paid. */
  async partOf(orderNumber) {
    for (let attempt = 0; attempt < 40; attempt++) {
      const { seller } = await this.#send(
        `query SellerOrders($slug: String!) {
          seller(slug: $slug) { orders(first: 50) { nodes { id number version status } } }
        }`,
        { slug: this.#slug },
      );
      const part = seller?.orders?.nodes.find(({ number }) => number.startsWith(orderNumber));
      if (part) {
        return part;
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`${this.#slug} was not told of order ${orderNumber}.`);
  }

  async accept({ id, version }) {
    const { sellerOrderAccept } = await this.#send(
      `mutation Accept($input: SellerOrderAcceptInput!) {
        sellerOrderAccept(input: $input) { sellerOrder { id number version status } userErrors { code message } }
      }`,
      { input: { idempotencyKey: crypto.randomUUID(), id, version } },
    );
    refuse(sellerOrderAccept.userErrors);
    return sellerOrderAccept.sellerOrder;
  }

  async ship({ id, version }) {
    const { sellerOrderShip } = await this.#send(
      `mutation Ship($input: SellerOrderShipInput!) {
        sellerOrderShip(input: $input) { sellerOrder { id number version status } userErrors { code message } }
      }`,
      {
        input: {
          idempotencyKey: crypto.randomUUID(),
          sellerOrderId: id,
          version,
          carrier: 'Octopost',
          trackingNumber: `OP${Date.now()}`,
        },
      },
    );
    refuse(sellerOrderShip.userErrors);
    return sellerOrderShip.sellerOrder;
  }

  async #send(query, variables) {
    const response = await fetch(new URL('/graphql', this.#baseUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) {
      throw new Error(`The shop answered with errors: ${JSON.stringify(errors)}`);
    }
    return data;
  }
}

function refuse(userErrors) {
  if (userErrors.length > 0) {
    throw new Error(userErrors.map(({ code, message }) => `${code}: ${message}`).join('; '));
  }
}
