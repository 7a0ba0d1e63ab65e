// One gateway under load: so many connections, each asking again as soon as it was answered.
import { Agent, request as httpRequest } from "node:http";
import { cpuSeconds, peakMegabytes } from "./processes.mjs";

export class Client {
  #agent; #gateway; #body; #connections; #counted; #process;

  constructor(gateway, body, connections, counted) {
    [this.#gateway, this.#body, this.#connections, this.#counted] = [gateway, body, connections, counted];
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
    this.#process = gateway.start();
  }

  get name() { return this.#gateway.name; }

  post() {
    const { port, path } = this.#gateway;
    const headers = { "content-type": "application/json", accept: "application/json", "content-length": Buffer.byteLength(this.#body) };
    return new Promise((resolve, reject) => {
      const sent = httpRequest({ host: "127.0.0.1", port, path, method: "POST", agent: this.#agent, headers }, response => {
        const chunks = [];
        response.on("data", chunk => chunks.push(chunk));
        response.on("end", () => resolve(Buffer.concat(chunks)));
      });
      sent.on("error", reject);
      sent.end(this.#body);
    });
  }

  async measure(seconds) {
    await this.#counted();
    const pid = this.#process.pid, durations = [], from = process.hrtime.bigint(), cpu = cpuSeconds(pid), until = Date.now() + seconds * 1000;
    await Promise.all(Array.from({ length: this.#connections }, async () => {
      while (Date.now() < until) {
        const started = process.hrtime.bigint();
        await this.post();
        durations.push(Number(process.hrtime.bigint() - started) / 1e6);
      }
    }));
    const took = Number(process.hrtime.bigint() - from) / 1e9;
    durations.sort((a, b) => a - b);
    return {
      "requests/s": durations.length / took,
      "p50 ms": durations[Math.floor(durations.length * 0.5)],
      "p99 ms": durations[Math.floor(durations.length * 0.99)],
      "gateway CPU ms/request": 1000 * (cpuSeconds(pid) - cpu) / durations.length,
      "peak MB": peakMegabytes(pid),
      "subgraph requests": await this.#counted() / durations.length,
    };
  }
}
