// Stands before the shop's subgraphs: counts requests, and remembers answers by request unless it is live. A process of its own, so that it does not
// slow down whoever generates the load.
import { createServer, request as httpRequest, Agent } from "node:http";
import { fileURLToPath } from "node:url";
import { answers, start } from "../../processes.mjs";

export async function startCounter(subgraphs, { port, isLive }) {
  start(["node", fileURLToPath(import.meta.url), String(port), JSON.stringify(subgraphs), String(isLive)]);
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}/count`);
  return { urlOf: name => `${url}/${name}`, take: async () => Number(await (await fetch(`${url}/count`)).text()) };
}

function serve(port, subgraphs, isLive) {
  const agent = new Agent({ keepAlive: true }), known = new Map();
  let count = 0;
  const ask = (name, body) => new Promise((resolve, reject) => {
    const { hostname, port } = new URL(subgraphs[name]);
    const sent = httpRequest({ hostname, port, path: "/graphql", method: "POST", agent, headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) } }, response => {
      const chunks = [];
      response.on("data", chunk => chunks.push(chunk));
      response.on("end", () => resolve(Buffer.concat(chunks)));
    });
    sent.on("error", reject);
    sent.end(body);
  });
  createServer((request, response) => {
    const chunks = [];
    request.on("data", chunk => chunks.push(chunk));
    request.on("end", async () => {
      if (request.url === "/count") { response.end(String(count)); count = 0; return; }
      count++;
      const body = Buffer.concat(chunks).toString(), key = request.url + body;
      const answer = known.get(key) ?? await ask(request.url.slice(1), body);
      if (!isLive) { known.set(key, answer); }
      response.writeHead(200, { "content-type": "application/json", "content-length": answer.length });
      response.end(answer);
    });
  }).listen(port, "127.0.0.1");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) { serve(Number(process.argv[2]), JSON.parse(process.argv[3]), process.argv[4] === "true"); }
