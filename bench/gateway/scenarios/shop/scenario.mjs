// The shop's product page as the storefront asks for it: the real subgraphs over HTTP with the demo catalogue, through a counter that remembers their
// answers, so that their own work hardly shows in what is measured; with --live every request reaches them.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parse, print, separateOperations } from "graphql";
import { flag, option, start as startProcess } from "../../processes.mjs";
import { startCounter } from "./counter.mjs";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const appHost = option("apphost", join(root, "artifacts/bin/Octomart.AppHost/release/Octomart.AppHost.dll"));

async function startShop() {
  const data = mkdtempSync(join(tmpdir(), "octomart-bench-"));
  process.on("exit", () => rmSync(data, { recursive: true, force: true }));
  const shop = startProcess(["dotnet", appHost, "--data", data, "--no-storefront", "--urls", "http://127.0.0.1:14294"]);

  // Written when the first query will be answered.
  while (!existsSync(join(data, "shop.json"))) {
    if (shop.exitCode !== null) { throw new Error("The shop did not start: is apphost built with -c Release?"); }
    await sleep(250);
  }

  const { Url, Subgraphs } = JSON.parse(readFileSync(join(data, "shop.json"), "utf8"));
  return { url: Url, subgraphs: Subgraphs, data };
}

// The storefront's own documents: the operation and the fragments that it uses.
function productPage() {
  const documents = ["catalog/ProductCard.graphql", "product/product.graphql"].map(file => readFileSync(join(root, "storefront/src/features", file), "utf8"));
  return print(separateOperations(parse(documents.join("\n"))).ProductPage);
}

async function bestRated(url) {
  const query = "{ products(orderBy: { field: RATING, direction: DESC }, first: 1) { nodes { slug } } }";
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) });
  return (await answer.json()).data.products.nodes[0].slug;
}

// With the counter's addresses. @apollo/gateway serves no graph that must be guarded by @authenticated; the page needs no rights, so all get it unguarded.
const supergraphFor = urlOf => readFileSync(join(root, "schema/supergraph.graphql"), "utf8")
  .replace(/@join__graph\(name: "(\w+)", url: "[^"]*"\)/g, (_, name) => `@join__graph(name: "${name}", url: "${urlOf(name)}")`)
  .replace(/(\/(?:authenticated|requiresScopes)\/v0\.1"), for: SECURITY/g, "$1");

export async function start() {
  const shop = await startShop();
  const counter = await startCounter(shop.subgraphs, { port: 14285, isLive: flag("live") });
  const supergraph = join(shop.data, "supergraph.graphql");
  writeFileSync(supergraph, supergraphFor(counter.urlOf));
  return {
    title: `the shop's product page, subgraphs' answers ${flag("live") ? "computed anew" : "remembered"}`,
    supergraph,
    request: { query: productPage(), operationName: "ProductPage", variables: { slug: await bestRated(shop.url) } },
    counted: counter.take,
  };
}
