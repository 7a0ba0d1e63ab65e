// In-flight deduplication of inbound queries is off by default; logging would only slow it down.
export const gatewayConfig = { supergraph: new URL("supergraph.graphql", import.meta.url).pathname, logging: false, landingPage: false, graphiql: false };
