// The programs of a run: started, and stopped with it however it ends.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export const option = (name, otherwise) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : process.argv[at + 1]; };
export const flag = name => process.argv.includes(`--${name}`);

const children = new Set();
process.on("exit", () => children.forEach(child => child.kill()));
for (const signal of ["SIGINT", "SIGTERM"]) { process.on(signal, () => process.exit(1)); }

export function start(command, environment = {}) {
  const child = spawn(command[0], command.slice(1), { stdio: "ignore", env: { ...process.env, NODE_ENV: "production", ...environment } });
  children.add(child);
  child.on("exit", () => children.delete(child));
  return child;
}

// Once something listens there.
export async function answers(url) {
  for (let tries = 0; ; tries++) {
    try { await fetch(url); return; } catch (error) { if (tries > 300) { throw error; } await sleep(200); }
  }
}

// Ends all and waits, so that the next scenario starts on an idle machine.
export const stop = () => Promise.all([...children].map(child => new Promise(resolve => { child.on("exit", resolve); child.kill(); })));

// User and system time of a process so far; the kernel counts in hundredths of a second.
export const cpuSeconds = pid => { const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" "); return (Number(fields[11]) + Number(fields[12])) / 100; };
export const peakMegabytes = pid => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
