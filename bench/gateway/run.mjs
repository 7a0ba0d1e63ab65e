// Compares gateways over one set of subgraphs for each scenario. usage: node run.mjs [--rounds 3] [--seconds 8] [--connections 50]
//   [--only octomart,hive,apollo] [--scenarios deep,shop] [--live]
// All run on this machine at once with the load generator and take turns in each round, so figures compare with each other, not with other machines.
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { gateways } from "./gateways.mjs";
import { Client } from "./load.mjs";
import { option, stop } from "./processes.mjs";

const rounds = Number(option("rounds", 3)), seconds = Number(option("seconds", 8)), connections = Number(option("connections", 50));
const only = option("only", "octomart,hive,apollo").split(",");
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function firstAnswer(client) {
  for (let tries = 0; ; tries++) {
    try { return JSON.parse(await client.post()); } catch (error) { if (tries > 600) { throw error; } await sleep(200); }
  }
}

async function run(name) {
  const scenario = await (await import(`./scenarios/${name}/scenario.mjs`)).start();
  const clients = [], answers = [];
  for (const gateway of gateways(scenario.supergraph).filter(gateway => only.includes(gateway.name))) {
    const client = new Client(gateway, JSON.stringify(scenario.request), connections, scenario.counted);
    clients.push(client);
    answers.push(await firstAnswer(client));
  }

  if (answers.some(answer => answer.errors || !isDeepStrictEqual(answer.data, answers[0].data))) {
    throw new Error(`${name}: the gateways do not agree:\n${answers.map(answer => JSON.stringify(answer).slice(0, 300)).join("\n")}`);
  }

  console.log(`${name}: ${scenario.title}. Answer: ${(JSON.stringify(answers[0]).length / 1024).toFixed(1)} KB, equal from all; ${connections} connections, ${rounds} rounds of ${seconds} s`);
  const results = new Map(clients.map(client => [client.name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const client of clients) {
      const result = await client.measure(seconds);
      // The first round warms up.
      if (round > 0) { results.get(client.name).push(result); }
    }
  }

  console.table(Object.fromEntries([...results].map(([gateway, runs]) => [gateway, Object.fromEntries(Object.keys(runs[0]).map(key => [key, Number(median(runs.map(run => run[key])).toFixed(2))]))])));
  await stop();
}

for (const name of option("scenarios", "deep,shop").split(",")) { await run(name); }
process.exit(0);
