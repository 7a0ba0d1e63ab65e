// Composes schema/subgraphs/*.graphql into supergraph.graphql (for the gateway) and api.graphql (what clients see).
// With --check it writes nothing and fails when either file is stale.
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse as parseGraphQL, print } from "graphql";
import { parse as parseYaml } from "yaml";
import { composeServices } from "@theguild/federation-composition";

const here = dirname(fileURLToPath(import.meta.url));
const { subgraphs } = parseYaml(readFileSync(join(here, "supergraph.yaml"), "utf8"));

const result = composeServices(
  Object.entries(subgraphs).map(([name, { routing_url: url, schema }]) => ({
    name,
    url,
    typeDefs: parseGraphQL(readFileSync(join(here, schema), "utf8")),
  })),
);

if (result.errors?.length) {
  for (const error of result.errors) {
    console.error(`${error.extensions?.code ?? "ERROR"}: ${error.message}`);
  }
  process.exit(1);
}

const isCheck = process.argv.includes("--check");
const outputs = {
  "supergraph.graphql": print(parseGraphQL(result.supergraphSdl)) + "\n",
  "api.graphql": print(parseGraphQL(result.publicSdl)) + "\n",
};
let isStale = false;
for (const [file, text] of Object.entries(outputs)) {
  const path = join(here, file);
  if (isCheck) {
    const isSame = existsSync(path) && readFileSync(path, "utf8") === text;
    isStale ||= !isSame;
    console.log(`${isSame ? "current" : "STALE  "} schema/${file}`);
  } else {
    writeFileSync(path, text);
    console.log(`· schema/${file}`);
  }
}

if (isStale) {
  console.error("Run: dotnet run --project apphost -- schema");
  process.exit(1);
}
