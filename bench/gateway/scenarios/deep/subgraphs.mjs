// Four subgraphs over fixed data. Answers are remembered by request body, so that their own work hardly shows in what is measured.
import { createServer } from "node:http";
import { buildSchema, graphql } from "graphql";

const users = Array.from({ length: 6 }, (_, i) => ({ __typename: "User", id: `u${i}`, name: `Name ${i}`, username: `user${i}`, birthday: 1980 + i }));
const products = Array.from({ length: 9 }, (_, i) => ({ __typename: "Product", upc: `p${i}`, name: `Product ${i}`, price: 100 * i + 99, weight: 50 * i + 10, inStock: i % 2 === 0 }));
const reviews = Array.from({ length: 36 }, (_, i) => ({ id: `r${i}`, body: `Review number ${i}, as long as such a text may be`, author: users[(i * 5) % 6], product: products[(i * 7) % 9] }));
for (const user of users) { user.reviews = reviews.filter(review => review.author === user).slice(0, 4); }
for (const product of products) { product.reviews = reviews.filter(review => review.product === product).slice(0, 4); }
const shipping = given => given.price > 1000 ? 0 : given.weight / 2;

const byKey = { User: given => users.find(user => user.id === given.id), Product: given => ({ ...products.find(product => product.upc === given.upc), ...given, shippingEstimate: shipping(given) }) };
const entities = { _entities: ({ representations }) => representations.map(given => byKey[given.__typename](given)) };
const federated = (types, union) => `scalar _Any\nunion _Entity = ${union}\n${types}\nextend type Query { _entities(representations: [_Any!]!): [_Entity]! }`;

const subgraphs = {
  accounts: [14281, federated("type Query { me: User user(id: ID!): User users: [User] } type User { id: ID! name: String username: String birthday: Int }", "User"), { users, me: users[0], user: byKey.User, ...entities }],
  inventory: [14282, federated("type Query { _nothing: Int } type Product { upc: String! weight: Int price: Int inStock: Boolean shippingEstimate: Int }", "Product"), entities],
  products: [14283, federated("type Query { topProducts(first: Int = 5): [Product] } type Product { upc: String! name: String price: Int weight: Int }", "Product"), { topProducts: ({ first }) => products.slice(0, first), ...entities }],
  reviews: [14284, federated("type Query { _nothing: Int } type Review { id: ID! body: String author: User product: Product } type User { id: ID! username: String reviews: [Review] } type Product { upc: String! reviews: [Review] }", "User | Product | Review"), entities],
};

let count = 0;
for (const [port, sdl, rootValue] of Object.values(subgraphs)) {
  const schema = buildSchema(sdl), known = new Map();
  createServer((request, response) => {
    const chunks = [];
    request.on("data", chunk => chunks.push(chunk));
    request.on("end", async () => {
      if (request.url === "/count") { response.end(String(count)); count = 0; return; }
      count++;
      const body = Buffer.concat(chunks).toString();
      let answer = known.get(body);
      if (!answer) {
        const { query, variables, operationName } = JSON.parse(body);
        answer = JSON.stringify(await graphql({ schema, source: query, rootValue, variableValues: variables, operationName }));
        known.set(body, answer);
      }
      response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(answer) });
      response.end(answer);
    });
  }).listen(port, "127.0.0.1");
}
console.log("ready");
