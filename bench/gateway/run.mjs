// Compares gateways over one set of subgraphs. usage: node run.mjs [--rounds 3] [--seconds 8] [--connections 50] [--only octomart,hive,apollo]
// All run on this machine at once with the load generator and take turns in each round, so figures compare with each other, not with other machines.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";

const option = (name, otherwise) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : process.argv[at + 1]; };
const rounds = Number(option("rounds", 3)), seconds = Number(option("seconds", 8)), connections = Number(option("connections", 50));
const only = option("only", "octomart,hive,apollo").split(",");
const here = new URL(".", import.meta.url).pathname;
const body = JSON.stringify({ query: readFileSync(here + "deep.graphql", "utf8") });
const host = option("host", here + "../../artifacts/bin/Octomart.Gateway.Host/release/Octomart.Gateway.Host.dll");
const gateways = [
  { name: "octomart", port: 14291, command: ["dotnet", host, "--supergraph", here + "supergraph.graphql", "--urls", "http://127.0.0.1:14291", "--Gateway:DeduplicateSubgraphRequests=false"] },
  { name: "hive", port: 14292, command: ["node", here + "node_modules/@graphql-hive/gateway/dist/bin.js", "supergraph", "-c", here + "hive.config.mjs", "--host", "127.0.0.1", "--port", "14292"] },
  { name: "apollo", port: 14293, command: ["node", here + "apollo.mjs", "14293"] },
].filter(gateway => only.includes(gateway.name));

const agents = new Map();
const post = port => new Promise((resolve, reject) => {
  const agent = agents.get(port) ?? agents.set(port, new Agent({ keepAlive: true, maxSockets: connections })).get(port);
  const sent = httpRequest({ host: "127.0.0.1", port, path: port === 14293 ? "/" : "/graphql", method: "POST", agent, headers: { "content-type": "application/json", accept: "application/json", "content-length": Buffer.byteLength(body) } }, response => {
    const chunks = [];
    response.on("data", chunk => chunks.push(chunk));
    response.on("end", () => resolve(Buffer.concat(chunks)));
  });
  sent.on("error", reject);
  sent.end(body);
});
const counted = async () => Number(await (await fetch("http://127.0.0.1:14281/count")).text());
const cpuSeconds = pid => { const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" "); return (Number(fields[11]) + Number(fields[12])) / 100; };
const memory = pid => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;

const children = [];
const start = command => { const child = spawn(command[0], command.slice(1), { stdio: "ignore", env: { ...process.env, NODE_ENV: "production" } }); children.push(child); return child; };
process.on("exit", () => children.forEach(child => child.kill()));

async function measure(gateway) {
  await counted();
  const durations = [], from = process.hrtime.bigint(), cpu = cpuSeconds(gateway.pid), until = Date.now() + seconds * 1000;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (Date.now() < until) {
      const started = process.hrtime.bigint();
      await post(gateway.port);
      durations.push(Number(process.hrtime.bigint() - started) / 1e6);
    }
  }));
  const took = Number(process.hrtime.bigint() - from) / 1e9;
  durations.sort((a, b) => a - b);
  return {
    "requests/s": durations.length / took,
    "p50 ms": durations[Math.floor(durations.length * 0.5)],
    "p99 ms": durations[Math.floor(durations.length * 0.99)],
    "gateway CPU ms/request": 1000 * (cpuSeconds(gateway.pid) - cpu) / durations.length,
    "peak MB": memory(gateway.pid),
    "subgraph requests": await counted() / durations.length,
  };
}

start(["node", here + "subgraphs.mjs"]);
await sleep(1500);
const answers = [];
for (const gateway of gateways) {
  gateway.pid = start(gateway.command).pid;
  for (let tries = 0; ; tries++) {
    try { answers.push(JSON.parse(await post(gateway.port))); break; } catch (error) { if (tries > 150) { throw error; } await sleep(200); }
  }
}
if (answers.some(answer => answer.errors || !isDeepStrictEqual(answer.data, answers[0].data))) {
  console.error("The gateways do not agree:", answers.map(answer => JSON.stringify(answer).slice(0, 200)));
  process.exit(1);
}
console.log(`answer: ${(JSON.stringify(answers[0]).length / 1024).toFixed(1)} KB, equal from all; ${connections} connections, ${rounds} rounds of ${seconds} s`);

const results = new Map(gateways.map(gateway => [gateway.name, []]));
for (let round = 0; round <= rounds; round++) {
  for (const gateway of gateways) {
    const result = await measure(gateway);
    // The first round warms up.
    if (round > 0) { results.get(gateway.name).push(result); }
  }
}
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
console.table(Object.fromEntries([...results].map(([name, runs]) => [name, Object.fromEntries(Object.keys(runs[0]).map(key => [key, Number(median(runs.map(run => run[key])).toFixed(2))]))])));
process.exit(0);
