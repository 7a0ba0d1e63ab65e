// In-flight deduplication of inbound queries is off by default; logging would only slow it down.
export const gatewayConfig = { supergraph: process.env.SUPERGRAPH, logging: false, landingPage: false, graphiql: false };
