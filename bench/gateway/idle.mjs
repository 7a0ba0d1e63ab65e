// What idle subscribers cost the gateway: memory and processor time of each. usage: node idle.mjs [--subscribers 5000] [--seconds 30] [--client ws|sse]
// Each has a token and so a stream to the subgraph of its own, over event streams.
import { createHash, randomBytes } from "node:crypto";
import { writeFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { answers, cpuSeconds, option, start } from "./processes.mjs";

const subscribers = Number(option("subscribers", 5000)), seconds = Number(option("seconds", 30)), client = option("client", "ws");
const host = option("host", fileURLToPath(new URL("../../artifacts/bin/Octomart.Gateway.Host/release/Octomart.Gateway.Host.dll", import.meta.url)));
const query = "subscription { ticked { count } }";
const supergraph = `schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION) { query: Query subscription: Subscription }
enum join__Graph { CLOCK @join__graph(name: "clock", url: "http://127.0.0.1:14286/graphql") }
type Query @join__type(graph: CLOCK) { now: Int }
type Subscription @join__type(graph: CLOCK) { ticked: Tick }
type Tick @join__type(graph: CLOCK) { count: Int }`;

const streams = new Set();
const subgraph = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(":\n\n");
  streams.add(response);
  response.on("close", () => streams.delete(response));
});
await new Promise(resolve => subgraph.listen(14286, "127.0.0.1", 8192, resolve));

const folder = mkdtempSync(join(tmpdir(), "octomart-idle-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "supergraph.graphql"), supergraph);
const gateway = start(["dotnet", host, "--supergraph", join(folder, "supergraph.graphql"), "--urls", "http://127.0.0.1:14291"]);
await answers("http://127.0.0.1:14291/health");
const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.pid}/status`, "utf8"))[1]) / 1024;
const threads = () => Number(/Threads:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.pid}/status`, "utf8"))[1]);

// A text frame of less than 64 KiB, masked as clients must.
function frame(text) {
  const payload = Buffer.from(text), mask = randomBytes(4);
  const head = payload.length < 126 ? Buffer.from([0x81, 0x80 | payload.length]) : Buffer.from([0x81, 0xfe, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([head, mask, payload.map((byte, i) => byte ^ mask[i % 4])]);
}

let events = 0;
const count = chunk => { events += chunk.toString("latin1").split("ticked").length - 1; };
const subscribe = {
  ws: headers => new Promise((resolve, reject) => {
    const key = randomBytes(16).toString("base64");
    const request = httpRequest({ host: "127.0.0.1", port: 14291, path: "/graphql", headers: { ...headers, connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": key, "sec-websocket-protocol": "graphql-transport-ws" } });
    request.on("upgrade", (response, socket) => {
      if (response.headers["sec-websocket-accept"] !== createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64")) { reject(new Error("no WebSocket")); }
      socket.on("data", count);
      socket.write(Buffer.concat([frame('{"type":"connection_init"}'), frame(JSON.stringify({ id: "1", type: "subscribe", payload: { query } }))]));
      resolve();
    });
    request.on("error", reject);
    request.end();
  }),
  sse: headers => new Promise((resolve, reject) => {
    const body = JSON.stringify({ query });
    const request = httpRequest({ host: "127.0.0.1", port: 14291, path: "/graphql", method: "POST", agent: false, headers: { ...headers, "content-type": "application/json", accept: "text/event-stream", "content-length": body.length } }, response => { response.on("data", count); resolve(); });
    request.on("error", reject);
    request.end(body);
  }),
}[client];

await sleep(2000);
const before = megabytes();
for (let i = 0; i < subscribers; i += 50) {
  await Promise.all(Array.from({ length: Math.min(50, subscribers - i) }, (_, j) => subscribe({ authorization: `Bearer ${i + j}` })));
}
await sleep(5000);
const cpu = cpuSeconds(gateway.pid), from = Date.now();
await sleep(seconds * 1000);
const idleCpu = (cpuSeconds(gateway.pid) - cpu) / ((Date.now() - from) / 1000), after = megabytes();

// One event for everybody, to see that they are all there.
for (const stream of streams) { stream.write('event: next\ndata: {"data":{"ticked":{"count":1}}}\n\n'); }
for (let tries = 0; events < subscribers && tries < 100; tries++) { await sleep(200); }
console.table({
  [`${subscribers} idle by ${client}`]: {
    "streams to the subgraph": streams.size, "got an event": events, "gateway MB before": Math.round(before), "MB after": Math.round(after), "KB each": Number((1024 * (after - before) / subscribers).toFixed(1)),
    "CPU ms/s, all": Number((1000 * idleCpu).toFixed(1)), "CPU us/s each": Number((1e6 * idleCpu / subscribers).toFixed(2)), threads: threads(),
  },
});
process.exit(0);
