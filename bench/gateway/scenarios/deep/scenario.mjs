// The field's usual query: five levels over four subgraphs, whose answers come from memory.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { answers, start as startProcess } from "../../processes.mjs";

const here = path => fileURLToPath(new URL(path, import.meta.url));

export async function start() {
  startProcess(["node", here("subgraphs.mjs")]);
  await answers("http://127.0.0.1:14281/count");
  return {
    title: "five levels, four subgraphs",
    supergraph: here("supergraph.graphql"),
    request: { query: readFileSync(here("query.graphql"), "utf8") },
    counted: async () => Number(await (await fetch("http://127.0.0.1:14281/count")).text()),
  };
}
