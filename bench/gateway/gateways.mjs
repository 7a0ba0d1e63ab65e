// The gateways that are compared, each one process, with in-flight deduplication of inbound queries off (Hive and Apollo have it off by themselves).
import { fileURLToPath } from "node:url";
import { option, start } from "./processes.mjs";

const here = path => fileURLToPath(new URL(path, import.meta.url));
const host = option("host", here("../../artifacts/bin/Octomart.Gateway.Host/release/Octomart.Gateway.Host.dll"));

export const gateways = supergraph => [
  {
    name: "octomart", port: 14291, path: "/graphql",
    start: () => start(["dotnet", host, "--supergraph", supergraph, "--urls", "http://127.0.0.1:14291", "--Gateway:DeduplicateSubgraphRequests=false"]),
  },
  {
    name: "hive", port: 14292, path: "/graphql",
    start: () => start(["node", here("node_modules/@graphql-hive/gateway/dist/bin.js"), "supergraph", "-c", here("hive.config.mjs"), "--host", "127.0.0.1", "--port", "14292", "--fork", "1"], { SUPERGRAPH: supergraph }),
  },
  {
    name: "apollo", port: 14293, path: "/",
    start: () => start(["node", here("apollo.mjs"), "14293"], { SUPERGRAPH: supergraph }),
  },
];
